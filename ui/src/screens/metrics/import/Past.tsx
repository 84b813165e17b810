import { useFormat } from "../../../format/useFormat";
import type { ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import table from "../../table.module.css";
import styles from "./Import.module.css";
import { held } from "./isOpen";
import { type Demand, useStepFocus } from "./useStepFocus";

/** The files that were brought in before, and the way to take back what one brought. */
export function Past({
  files,
  steps,
  demand,
  onRemove,
}: {
  files: readonly ReadingImportView[];
  /** How many steps stand above. */
  steps: number;
  demand: Demand;
  onRemove: (file: ReadingImportView) => void;
}) {
  const all = useMessages(readingFiles);
  const words = all.past;
  const format = useFormat();
  const heading = useStepFocus(demand, steps);
  return (
    <section className={styles.past} aria-labelledby="files-before">
      <h3 id="files-before" tabIndex={-1} ref={heading}>
        {words.title}
      </h3>
      {files.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <table className={table.table} aria-labelledby="files-before">
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.holds}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.acts}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.id}>
                <th scope="row">
                  {file.file}
                  <span className={table.second}>{all.kinds[file.kind]}</span>
                </th>
                <td>
                  {words.readings(held(file))}
                  {file.signals.whole > 0 && (
                    <span className={table.second}>{all.report.signals(file.signals.whole)}</span>
                  )}
                </td>
                <td>{all.states[file.state]}</td>
                <td>
                  {format.dateTime(file.endedAt ?? file.begunAt)}
                  <span className={table.second}>{file.endedBy ?? file.begunBy}</span>
                </td>
                <td>
                  {file.state === "kept" && (
                    <Button
                      size="small"
                      icon="trash"
                      hasPopup="dialog"
                      label={words.removeOf(file.file)}
                      onPress={() => onRemove(file)}
                    >
                      {words.remove}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
