import { useFormat } from "../../format/useFormat";
import type { AuditFault, AuditVerdict } from "../../host/types";
import { useMessages } from "../../messages/area";
import { audit as area } from "../../messages/audit";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import styles from "./Audit.module.css";

/** What following the chain found: that it is whole with its head, or each place at which it is broken. */
export function Verdict({ verdict, onClose }: { verdict: AuditVerdict; onClose: () => void }) {
  const words = useMessages(area).verify;
  const { head, faults } = verdict;
  const close = (
    <Button variant="quiet" onPress={onClose}>
      {words.close}
    </Button>
  );
  if (faults.length > 0)
    return (
      <NoteBar tone="bad" icon="shield" title={words.broken(faults.length)} action={close}>
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <Fault key={`${fault.first} ${fault.last}`} fault={fault} />
          ))}
        </ul>
      </NoteBar>
    );
  if (head === null) return <NoteBar tone="info" icon="shield" title={words.none} action={close} />;
  return (
    <NoteBar tone="good" icon="shield" title={words.whole(String(verdict.entries))} action={close}>
      <span className={styles.mono} title={head}>
        {words.head(String(verdict.entries), head.slice(0, 8))}
      </span>{" "}
      {words.compare}
    </NoteBar>
  );
}

function Fault({ fault }: { fault: AuditFault }) {
  const words = useMessages(area).verify;
  const format = useFormat();
  const many = fault.first !== fault.last;
  const which = many ? words.range(String(fault.first), String(fault.last)) : words.one(String(fault.first));
  const time = (at: string | null) => (at === null ? null : format.dateTime(at));
  const between = words.between(time(fault.after), time(fault.before));
  return (
    <li>
      {fault.missing ? words.missing(which, many) : words.changed(which, many)}{" "}
      {between !== "" && `(${between})`}
    </li>
  );
}
