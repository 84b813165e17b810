import type { IntentView, OutboxView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { Icon, type IconName } from "../../parts/Icon";
import type { Tone } from "../../parts/NoteBar";
import { moveRows } from "../moveRows";
import table from "../table.module.css";
import { IntentRow } from "./IntentRow";
import styles from "./IntentTable.module.css";

type Group = "needsPerson" | "underWay" | "refused" | "settled";

const GROUPS: readonly { id: Group; icon: IconName; tone: Tone | "plain" }[] = [
  { id: "needsPerson", icon: "unknown", tone: "unsure" },
  { id: "underWay", icon: "sending", tone: "info" },
  { id: "refused", icon: "refused", tone: "bad" },
  { id: "settled", icon: "done", tone: "plain" },
];

/** The intents, grouped by who must act. Arrow keys move between rows, Enter opens one. */
export function IntentTable({
  view,
  open,
  onOpen,
}: {
  view: OutboxView;
  open: string | null;
  onOpen: (intent: string) => void;
}) {
  const words = useMessages(outbox);

  return (
    <table
      className={`${table.table} ${table.opening} ${styles.intents} ${open === null ? "" : styles.folded}`}
      aria-label={words.list.label}
      onKeyDown={(event) => moveRows(event, "[data-intent]")}
    >
      <thead>
        <tr>
          <th scope="col" className={styles.state}>
            {words.list.state}
          </th>
          <th scope="col">{words.list.what}</th>
          <th scope="col" className={styles.patient}>
            {words.list.patient}
          </th>
          <th scope="col" className={table.vendor}>
            <span className="heard">{words.list.vendor}</span>
          </th>
          <th scope="col" className={`${styles.next} ${styles.comesNext}`}>
            {words.list.next}
          </th>
        </tr>
      </thead>
      {GROUPS.map(({ id, icon, tone }) => {
        const intents: IntentView[] = view[id];
        if (intents.length === 0) return null;
        return (
          <tbody key={id}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={4}>
                <span className={styles.groupLine}>
                  <span className={`${styles.groupTitle} ${table[tone]}`}>
                    <Icon name={icon} />
                    {words.groups[id].title}
                  </span>
                  <span className={styles.count}>{intents.length}</span>
                  <span className={styles.groupText}>{words.groups[id].text}</span>
                </span>
              </th>
              <td className={styles.comesNext} />
            </tr>
            {intents.map((intent) => (
              <IntentRow
                key={intent.id}
                intent={intent}
                selected={intent.id === open}
                onOpen={() => onOpen(intent.id)}
              />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
