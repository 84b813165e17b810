import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { PatientView, ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { parts } from "../../../messages/parts";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { NoteBar } from "../../../parts/NoteBar";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { useGuarded } from "../../visit/useGuarded";
import { Account } from "./Account";
import { Holds } from "./Holds";
import styles from "./Import.module.css";
import { held } from "./isOpen";
import { type Demand, useStepFocus } from "./useStepFocus";

/** The report of a file that was read: what it holds, what was refused and why. A person says whether it counts. */
export function Report({
  file,
  patient,
  demand,
}: {
  file: ReadingImportView;
  patient: PatientView;
  demand: Demand;
}) {
  const all = useMessages(readingFiles);
  const words = all.report;
  const { check } = useMessages(parts);
  const { person } = patient;
  const heading = useStepFocus(demand);
  const keep = useAct("keepReadingImport");
  const discard = useAct("discardReadingImport");
  const guard = useGuarded(person.key, `keep ${file.id}`);
  const empty = held(file) === 0 && file.signals.whole === 0;
  const problem = keep.problem ?? discard.problem;
  const fault = file.why === null ? "" : (all.faults[file.why] ?? file.why);

  async function take(): Promise<void> {
    if (guard.checked === null) return;
    demand.current = true;
    const done = await keep.run({ import: file.id, checked: guard.checked });
    if (done.ok) announce(words.kept(file.file));
    else demand.current = false;
  }
  async function throwAway(): Promise<void> {
    demand.current = true;
    const done = await discard.run(file.id);
    if (done.ok) announce(words.discarded(file.file));
    else demand.current = false;
  }

  return (
    <section className={styles.step} aria-label={words.title(file.file)}>
      <h3 tabIndex={-1} ref={heading}>
        {words.title(file.file)}
      </h3>
      {file.state === "broken" ? (
        <NoteBar tone="bad" boxed title="">
          {words.broken(fault, file.broken?.record ?? 0, file.broken?.line ?? null)}
        </NoteBar>
      ) : (
        <NoteBar tone="info" boxed title="">
          {words.whole}
        </NoteBar>
      )}
      {empty && <p>{words.empty}</p>}
      <Holds file={file} />
      {file.told > 0 && <Account file={file} />}
      {!empty && (
        <>
          <IdentityStrip person={person} />
          <IdentifierCheck key={guard.key} person={person} act="keep" onChange={guard.setChecked} />
        </>
      )}
      {problem !== null && <Refusal problem={problem} sentences={all.refusals} />}
      <div className={styles.acts}>
        {!empty && (
          <Button
            variant="primary"
            size="large"
            busy={keep.busy}
            off={guard.checked === null ? check.title.keep : null}
            onPress={() => void take()}
          >
            {file.state === "broken" ? words.keepBroken : words.keep}
          </Button>
        )}
        <Button
          variant="danger"
          size="large"
          icon="trash"
          busy={discard.busy}
          onPress={() => void throwAway()}
        >
          {words.discard}
        </Button>
      </div>
    </section>
  );
}
