import type { FormEvent, ReactNode } from "react";
import type { Problem, VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { FormEnd } from "../../parts/FormEnd";
import { type CheckedAct, IdentifierCheck } from "../../parts/IdentifierCheck";
import { Refusal } from "../../parts/Refusal";
import type { useGuarded } from "./useGuarded";
import styles from "./VisitPanel.module.css";

/** The foot of the panel: what the act needs, the two-identifier check, and the act, off until both are ticked. */
export function GuardedForm({
  view,
  act,
  guard,
  label,
  danger = false,
  off = null,
  busy = false,
  problem,
  sentences,
  onAct,
  onBack,
  children,
}: {
  view: VisitView;
  act: CheckedAct;
  guard: ReturnType<typeof useGuarded>;
  /** The act with the patient's name. */
  label: string;
  danger?: boolean;
  /** Why it cannot be done, besides the check. */
  off?: string | null;
  busy?: boolean;
  problem: Problem | null;
  /** The act's own sentences for the host's words, where the panel's are not enough. */
  sentences?: Readonly<Record<string, string>>;
  onAct: () => void;
  onBack?: () => void;
  children?: ReactNode;
}) {
  const words = useMessages(area);
  const { check } = useMessages(parts);
  const why = off ?? (guard.checked === null ? check.title[act] : null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (why === null && !busy) onAct();
  }

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {problem !== null && <Refusal problem={problem} sentences={sentences ?? words.refusals} />}
      {children}
      <IdentifierCheck
        key={guard.key}
        person={view.row.person}
        act={act}
        namesake={view.namesake !== null}
        onChange={guard.setChecked}
      />
      <FormEnd
        act={label}
        variant={danger ? "danger" : "primary"}
        busy={busy}
        off={why}
        back={words.back}
        onBack={onBack}
      />
    </form>
  );
}
