import { useFormat } from "../../format/useFormat";
import type { DriftView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import table from "../table.module.css";
import styles from "./ConnectionDetail.module.css";

/** Where replies departed from the vendor's contract: place, count and times, never a value. */
export function Drift({ of }: { of: readonly DriftView[] }) {
  const words = useMessages(connections).drift;
  const format = useFormat();
  return (
    <section aria-label={words.title}>
      <div className={styles.bar}>
        <h3>{words.title}</h3>
        <span className={styles.legend}>{words.text}</span>
      </div>
      {of.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <table className={table.table} aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              <th scope="col" className={styles.count}>
                {words.count}
              </th>
              <th scope="col" className={styles.time}>
                {words.first}
              </th>
              <th scope="col" className={styles.time}>
                {words.last}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ place, count, firstSeen, lastSeen }) => (
              <tr key={place}>
                <th scope="row" className={styles.mono}>
                  {place}
                </th>
                <td>{count}</td>
                <td>{format.dateTime(firstSeen)}</td>
                <td>{format.dateTime(lastSeen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
