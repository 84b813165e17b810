import { useFormat } from "../../format/useFormat";
import type { ChangedValue, ChangeView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { PersonName } from "../../parts/PersonName";
import styles from "./Deliveries.module.css";

/** What reading a visit back changed here, field by field: as it stood before, and as it stands since. */
export function Changes({ changes }: { changes: readonly ChangeView[] }) {
  const words = useMessages(webhooks);
  const { panel } = words;
  return (
    <table className={`${styles.fields} ${styles.changes}`} aria-label={panel.changed}>
      <thead>
        <tr>
          <th scope="col">{panel.field}</th>
          <th scope="col">{panel.before}</th>
          <th scope="col">{panel.since}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{words.fields[change.field] ?? change.field}</th>
            <td>
              <Value value={change.before} />
            </td>
            <td>
              <Value value={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value }: { value: ChangedValue | null }) {
  const { panel } = useMessages(webhooks);
  const format = useFormat();
  if (value === null) return <span className={styles.muted}>{panel.noValue}</span>;
  switch (value.kind) {
    case "time":
      return <time dateTime={value.at}>{format.dateTime(value.at, { weekday: true })}</time>;
    case "length":
      return format.exactSeconds(value.seconds);
    case "words":
      return value.words.join(", ");
    case "person": {
      const { name, birthDate, number } = value.person;
      return (
        <>
          <PersonName name={name} />{" "}
          <span>
            {[birthDate === null ? null : format.fhirDate(birthDate), number?.value ?? null]
              .filter((part) => part !== null)
              .join(", ")}
          </span>
        </>
      );
    }
  }
}
