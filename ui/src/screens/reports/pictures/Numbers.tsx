import { people as countText } from "../../../parts/PatientPicker/people";
import table from "../../table.module.css";
import styles from "./Pictures.module.css";

/** The numbers of a picture. A value that there is none of says so. */
export function Numbers({
  label,
  heads,
  rows,
  none,
}: {
  label: string;
  heads: readonly string[];
  rows: readonly { name: string; values: readonly (number | null)[] }[];
  none: string;
}) {
  return (
    <div className={styles.numbers} tabIndex={0} role="group" aria-label={label}>
      <table className={table.table} aria-label={label}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? undefined : styles.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.values.map((value, at) => (
                <td key={heads[at + 1]} className={styles.number}>
                  {value === null ? none : countText(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
