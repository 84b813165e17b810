import { useAct } from "../../../host/HostContext";
import type { ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import { Refusal } from "../../../parts/Refusal";
import styles from "./Import.module.css";
import { held } from "./isOpen";
import { type Demand, useStepFocus } from "./useStepFocus";

/** A file that is being read: how much of it, and the way to stop it. The bar stands still between two looks. */
export function Reading({ file, demand }: { file: ReadingImportView; demand: Demand }) {
  const all = useMessages(readingFiles);
  const words = all.reading;
  const heading = useStepFocus(demand);
  const stop = useAct("stopReadingImport");
  const percent = file.percent ?? 0;
  async function halt(): Promise<void> {
    demand.current = true;
    const done = await stop.run(file.id);
    if (!done.ok) demand.current = false;
  }

  return (
    <section className={styles.step} aria-label={words.title(file.file)}>
      <h3 tabIndex={-1} ref={heading}>
        {words.title(file.file)}
      </h3>
      <progress
        className={styles.bar}
        value={percent}
        max={100}
        aria-label={words.bar(file.file)}
        aria-valuetext={file.percent === null ? words.begins : words.percent(percent)}
      />
      <p>
        {file.percent === null ? words.begins : words.percent(percent)}
        {". "}
        {words.soFar(held(file), file.refused)}
      </p>
      <p className={styles.hint}>{words.leave}</p>
      {stop.problem !== null && <Refusal problem={stop.problem} sentences={all.refusals} />}
      <div className={styles.acts}>
        <Button size="large" off={stop.busy ? words.stopping : null} onPress={() => void halt()}>
          {words.stop}
        </Button>
      </div>
    </section>
  );
}
