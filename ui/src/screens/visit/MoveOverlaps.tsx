import type { OtherVisit } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { Alert } from "../../parts/Alert";
import { Field } from "../../parts/Field";
import { Tick } from "../../parts/Tick";
import { OtherVisitLine } from "../booking/OtherVisitLine";
import styles from "./VisitPanel.module.css";

/** What a move would overlap, named one by one; moving anyway takes a tick and a reason. */
export function MoveOverlaps({
  of,
  anyway,
  reason,
  onAnyway,
  onReason,
  act,
}: {
  of: readonly OtherVisit[];
  anyway: boolean;
  reason: string;
  onAnyway: (anyway: boolean) => void;
  onReason: (reason: string) => void;
  /** Words of the tick, where something else than a move is meant. */
  act?: string;
}) {
  const words = useMessages(area).reschedule;
  if (of.length === 0) return null;
  return (
    <section className={styles.overlap} role="alert">
      <p>
        <Alert kind="warning" small /> <b>{words.overlaps}</b>
      </p>
      <ul>
        {of.map((other) => (
          <li key={other.visit}>
            <OtherVisitLine of={other} />
          </li>
        ))}
      </ul>
      <Tick ticked={anyway} onChange={onAnyway}>
        {act ?? words.anyway}
      </Tick>
      {anyway && <Field label={words.reason} value={reason} maxLength={200} required onChange={onReason} />}
    </section>
  );
}
