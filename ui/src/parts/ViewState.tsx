import { type ReactNode, useEffect, useState } from "react";
import type { Problem } from "../host/types";
import { useLanguage, useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import { problems } from "../messages/problems";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";
import { sentencesOf } from "./sentencesOf";
import styles from "./ViewState.module.css";

/** What stands in the place of content: one sentence of what is true, one of what to do. */
export function ViewState({
  icon,
  title,
  children,
  actions,
  alert = false,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Said at once, for errors. */
  alert?: boolean;
}) {
  return (
    <div className={styles.state} role={alert ? "alert" : "status"}>
      <Icon name={icon} size="large" className={styles.icon} />
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** Static bars in the first second; after ten seconds, what is waited for. There is no spinner. */
export function LoadingBars({ waitsFor, rows = 3 }: { waitsFor: string; rows?: number }) {
  const words = useMessages(parts);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 10_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.loading} role="status" aria-label={waitsFor}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move
        <div key={row} className={styles.bars} aria-hidden="true">
          <i />
          <span>
            <i />
            <i />
          </span>
          <i />
        </div>
      ))}
      <p className={styles.waits}>{long ? words.loading.waitsFor(waitsFor) : waitsFor}</p>
    </div>
  );
}

/** A problem in words: the page's own in the language in use, the vendor's words and ids kept apart as detail. */
export function ProblemState({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const words = useMessages(problems);
  return (
    <ViewState
      icon={problem.code === "denied" ? "lock" : problem.code === "unreachable" ? "offline" : "refused"}
      title={sentencesOf(problem, words).title}
      alert
      actions={
        onRetry !== undefined && (
          <Button icon="refresh" onPress={onRetry}>
            {words.retry}
          </Button>
        )
      }
    >
      <ProblemText problem={problem} />
    </ViewState>
  );
}

/** The sentence of a problem with the vendor's words and ids; for the place where it happened. */
export function ProblemText({ problem }: { problem: Problem }) {
  const words = useMessages(problems);
  const language = useLanguage();
  const own = sentencesOf(problem, words).text;
  const { detail } = problem;
  const ids = [
    detail?.operation ?? null,
    detail?.httpStatus == null ? null : words.status(detail.httpStatus),
    detail?.correlationId == null ? null : words.correlation(detail.correlationId),
  ].filter((part) => part !== null);
  return (
    <>
      <span>{language === "en" && problem.message !== "" ? problem.message : own}</span>
      {detail?.message != null && <span> {words.vendorSays(detail.message)}</span>}
      {ids.length > 0 && <span className={styles.detail}>{ids.join(", ")}</span>}
    </>
  );
}
