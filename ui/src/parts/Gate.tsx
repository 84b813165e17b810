import type { ReactNode } from "react";
import type { Problem } from "../host/types";
import type { IconName } from "./Icon";
import { LoadingBars, ProblemState, ViewState } from "./ViewState";

/**
 * What stands in the place of a record until it can be shown: that it is being read, that it is not there, that the role
 * does not include it, or why it could not be read with the way to try again. Never a part of the record.
 */
export function Gate({
  problem,
  waitsFor,
  rows,
  notFound,
  denied,
  onRetry,
}: {
  /** Why it was not read; `null` while it is being read. */
  problem: Problem | null;
  /** What is waited for. */
  waitsFor: string;
  /** How many bars stand for it. */
  rows?: number;
  notFound: { icon: IconName; title: string; text: string; actions?: ReactNode };
  denied: { title: string; text: string; actions?: ReactNode };
  onRetry: () => void;
}) {
  if (problem === null) return <LoadingBars waitsFor={waitsFor} rows={rows} />;
  if (problem.code === "notFound")
    return (
      <ViewState icon={notFound.icon} title={notFound.title} actions={notFound.actions}>
        {notFound.text}
      </ViewState>
    );
  if (problem.code === "denied")
    return (
      <ViewState icon="lock" title={denied.title} actions={denied.actions}>
        {denied.text}
      </ViewState>
    );
  return <ProblemState problem={problem} onRetry={onRetry} />;
}
