import type { Demographics } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { NoteBar } from "../../../parts/NoteBar";
import { Segments } from "../../../parts/Segments";
import table from "../../table.module.css";
import { FieldText } from "./FieldText";
import { type Conflict, fieldText, same, withField } from "./merge";
import styles from "./Review.module.css";

/** Fields that somebody else changed meanwhile: what the person saw, what Solo has now, what they typed, and a choice. */
export function Conflicts({
  conflicts,
  now,
  record,
  onChange,
}: {
  conflicts: readonly Conflict[];
  /** The record as the vendor has it. */
  now: Demographics;
  record: Demographics;
  onChange: (record: Demographics) => void;
}) {
  const words = useMessages(records);
  const { conflict, fields } = words;
  return (
    <section className={styles.review} aria-label={conflict.table}>
      <NoteBar tone="warn" boxed title={conflict.title}>
        {conflict.text}
      </NoteBar>
      <table className={table.table} aria-label={conflict.table}>
        <thead>
          <tr>
            <th scope="col">{conflict.field}</th>
            <th scope="col">{conflict.seen}</th>
            <th scope="col">{conflict.now}</th>
            <th scope="col">{conflict.typed}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, seen, typed }) => (
            <tr key={field}>
              <th scope="row">
                {fields[field]}
                <Segments
                  label={conflict.choice(fields[field])}
                  value={same(record, typed, field) ? "mine" : "theirs"}
                  options={[
                    { id: "theirs", text: conflict.takeTheirs },
                    { id: "mine", text: conflict.takeMine },
                  ]}
                  onChange={(which) => onChange(withField(record, which === "mine" ? typed : now, field))}
                />
              </th>
              {[seen, now, typed].map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns, which never move
                <td key={at}>
                  <FieldText field={field} text={fieldText(one, field)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
