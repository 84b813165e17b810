import type { FieldChange } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Alert } from "../../../parts/Alert";
import table from "../../table.module.css";
import { FieldText } from "./FieldText";
import styles from "./Review.module.css";

/** Before and after, one line per field that would change. What has consequences beyond the record says so. */
export function Changes({ of }: { of: readonly FieldChange[] }) {
  const words = useMessages(records);
  const { review, fields } = words;
  const to = (field: string) => of.find((change) => change.field === field)?.after;
  const told = [
    to("active") === "false" ? review.deactivates : null,
    to("deceased") === "true" ? review.died : null,
    to("deceased") === "false" ? review.revived : null,
  ].filter((text) => text !== null);
  return (
    <>
      <table className={table.table} aria-label={review.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.field}>
              {review.field}
            </th>
            <th scope="col">{review.before}</th>
            <th scope="col">{review.after}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fields[field]}</th>
              <td>
                <FieldText field={field} text={before} />
              </td>
              <td className={styles.after}>
                <FieldText field={field} text={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.some((change) => change.field === "fullName") && (
        <p className={styles.happens}>{review.fullName}</p>
      )}
      {told.map((text) => (
        <p key={text}>
          <Alert kind="warning" small /> {text}
        </p>
      ))}
    </>
  );
}
