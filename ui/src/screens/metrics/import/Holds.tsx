import { useFormat } from "../../../format/useFormat";
import type { ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { readingFiles } from "../../../messages/readingFiles";
import { people as thousands } from "../../../parts/PatientPicker/people";
import table from "../../table.module.css";
import styles from "./Import.module.css";

/** What a file holds: readings of each metric, recordings, and kinds that are not read. */
export function Holds({ file }: { file: ReadingImportView }) {
  const { report: words } = useMessages(readingFiles);
  const named: Partial<Record<string, string>> = useMessages(charts).metrics;
  const format = useFormat();
  const { signals } = file;
  const told = [
    signals.whole > 0 ? words.signals(signals.whole) : null,
    signals.known > 0 ? words.signalsKnown(signals.known) : null,
    signals.again > 0 ? words.signalsAgain(signals.again) : null,
    signals.refused > 0 ? words.signalsRefused(signals.refused) : null,
  ].filter((part) => part !== null);
  return (
    <>
      {file.metrics.length > 0 && (
        <table className={`${table.table} ${styles.numbers}`} aria-label={words.readings}>
          <thead>
            <tr>
              <th scope="col">{words.metric}</th>
              <th scope="col">{words.new}</th>
              <th scope="col" title={words.knownHint}>
                {words.known}
              </th>
              <th scope="col">{words.again}</th>
              <th scope="col" title={words.withoutUnitHint}>
                {words.withoutUnit}
              </th>
              <th scope="col">{words.first}</th>
              <th scope="col">{words.last}</th>
            </tr>
          </thead>
          <tbody>
            {file.metrics.map((each) => (
              <tr key={each.metric}>
                <th scope="row">{named[each.metric] ?? each.metric}</th>
                <td>{thousands(each.new)}</td>
                <td>{thousands(each.known)}</td>
                <td>{thousands(each.again)}</td>
                <td>{thousands(each.withoutUnit)}</td>
                <td>{format.dateTime(each.first)}</td>
                <td>{format.dateTime(each.last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {file.metrics.some((each) => each.known > 0) && <p className={styles.hint}>{words.knownHint}</p>}
      {file.metrics.some((each) => each.withoutUnit > 0) && (
        <p className={styles.hint}>{words.withoutUnitHint}</p>
      )}
      {told.length > 0 && <p>{told.join(", ")}</p>}
      {file.leftOut.length > 0 && (
        <details>
          <summary>{`${words.leftOut}: ${file.leftOut.length}`}</summary>
          <ul className={styles.list}>
            {file.leftOut.map(({ kind, count }) => (
              <li key={kind}>{`${kind}: ${thousands(count)}`}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
