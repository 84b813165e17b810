import type { Problem } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { keeping as area } from "../../../messages/keeping";
import { Field } from "../../../parts/Field";
import { Refusal } from "../../../parts/Refusal";

/** The administrator's own passphrase, once more. */
export function OwnField({
  value,
  onChange,
  problem,
  autoFocus = false,
}: {
  value: string;
  onChange: (value: string) => void;
  problem: Problem | null;
  autoFocus?: boolean;
}) {
  const words = useMessages(area);
  return (
    <Field
      label={words.own}
      hint={words.ownHint}
      value={value}
      onChange={onChange}
      secret
      required
      fills="current-password"
      error={useMarked(problem, "own")}
      autoFocus={autoFocus}
    />
  );
}

/** What is wrong with a field, where the host said that it is this one. */
export function useMarked(problem: Problem | null, field: string): string | null {
  const words = useMessages(area);
  return problem?.field === field ? (words.wrong[problem.what] ?? problem.message) : null;
}

/** Why it was not done, where that stands at no field. */
export function Unmarked({ problem }: { problem: Problem | null }) {
  const words = useMessages(area);
  if (problem === null || problem.field !== null) return null;
  return <Refusal problem={problem} sentences={words.refusals} />;
}
