import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import { NoteBar } from "../../../parts/NoteBar";
import { Refusal } from "../../../parts/Refusal";
import styles from "./Import.module.css";
import { held } from "./isOpen";
import { type Demand, useStepFocus } from "./useStepFocus";

/** A file that was not read to its end: why, and the two ways on. */
export function Stopped({ file, demand }: { file: ReadingImportView; demand: Demand }) {
  const all = useMessages(readingFiles);
  const words = all.stopped;
  const heading = useStepFocus(demand);
  const resume = useAct("resumeReadingImport");
  const discard = useAct("discardReadingImport");
  const problem = resume.problem ?? discard.problem;
  const why = file.why === null ? words.byPerson : (all.faults[file.why] ?? file.why);

  async function goOn(): Promise<void> {
    demand.current = true;
    const done = await resume.run(file.id);
    if (!done.ok) demand.current = false;
  }
  async function throwAway(): Promise<void> {
    const done = await discard.run(file.id);
    if (done.ok) announce(all.report.discarded(file.file));
  }

  return (
    <section className={styles.step} aria-label={words.title(file.file)}>
      <h3 tabIndex={-1} ref={heading}>
        {words.title(file.file)}
      </h3>
      <NoteBar tone="warn" boxed title={why}>
        {words.text}
      </NoteBar>
      <p>{all.reading.soFar(held(file), file.refused)}</p>
      {problem !== null && <Refusal problem={problem} sentences={all.refusals} />}
      <div className={styles.acts}>
        <Button variant="primary" size="large" busy={resume.busy} onPress={() => void goOn()}>
          {words.goOn}
        </Button>
        <Button
          variant="danger"
          size="large"
          icon="trash"
          busy={discard.busy}
          onPress={() => void throwAway()}
        >
          {all.report.discard}
        </Button>
      </div>
    </section>
  );
}
