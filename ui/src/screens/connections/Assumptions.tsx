import type { AssumptionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import table from "../table.module.css";
import styles from "./ConnectionDetail.module.css";

/** What we assume about the vendor, on the connection that it describes: id, sentence, what it touches, its basis. */
export function Assumptions({ of }: { of: readonly AssumptionView[] }) {
  const words = useMessages(connections).register;
  return (
    <section aria-label={words.title}>
      <div className={styles.bar}>
        <h3>{words.title}</h3>
        <span className={styles.legend}>{words.count(of.length)}</span>
      </div>
      {of.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <table className={table.table} aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col" className={styles.id}>
                {words.id}
              </th>
              <th scope="col">{words.assumes}</th>
              <th scope="col" className={styles.touches}>
                {words.touches}
              </th>
              <th scope="col">{words.basis}</th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ id, assumes, touches, basis }) => (
              <tr key={id}>
                <td className={styles.mono}>{id}</td>
                <th scope="row">{assumes}</th>
                <td>{touches}</td>
                <td>{basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
