import { useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useAct } from "../../../host/HostContext";
import type { PatientView, ReadingFileView, ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { AskFile } from "./AskFile";
import styles from "./Import.module.css";
import { isOpen } from "./isOpen";
import { Past } from "./Past";
import { Reading } from "./Reading";
import { RemoveSheet } from "./RemoveSheet";
import { Report } from "./Report";
import { Stopped } from "./Stopped";

/**
 * Bringing a file of readings in, step by step: choosing it, saying what it leaves open, watching it being read, and
 * saying of its report what becomes of it. Below stand the files that were brought in before.
 */
export function ImportSheet({
  patient,
  files,
  onClose,
}: {
  patient: PatientView;
  files: readonly ReadingImportView[];
  onClose: () => void;
}) {
  const words = useMessages(readingFiles);
  const format = useFormat();
  const look = useAct("lookAtReadingFile");
  const demand = useRef(false);
  const [looked, setLooked] = useState<ReadingFileView | null>(null);
  const [removing, setRemoving] = useState<ReadingImportView | null>(null);
  const key = patient.person.key ?? "";
  const open = files.filter(isOpen);
  const reads = open.some(({ state }) => state === "reading");

  async function choose(): Promise<void> {
    const outcome = await look.run(key);
    if (!outcome.ok) setLooked(null);
    // Nothing when the dialog was closed: what stood there stays.
    else if (outcome.value !== null) setLooked(outcome.value);
  }

  // One sheet at a time: the question takes the place of the list.
  if (removing !== null)
    return <RemoveSheet patient={patient} file={removing} onClose={() => setRemoving(null)} />;
  return (
    <Sheet title={words.title(format.name(patient.person.name))} wide onClose={onClose}>
      <div className={styles.sheet}>
        {open.map((file) =>
          file.state === "reading" ? (
            <Reading key={file.id} file={file} demand={demand} />
          ) : file.state === "stopped" ? (
            <Stopped key={file.id} file={file} demand={demand} />
          ) : (
            <Report key={file.id} file={file} patient={patient} demand={demand} />
          ),
        )}
        {look.problem !== null && <Refusal problem={look.problem} sentences={words.refusals} />}
        {looked !== null && !reads ? (
          <AskFile
            key={looked.token}
            file={looked}
            patient={patient}
            demand={demand}
            onBegun={() => setLooked(null)}
          />
        ) : null}
        {!reads && (
          <section className={styles.step} aria-label={words.start.title}>
            {looked === null && open.length === 0 && <p>{words.start.text}</p>}
            <div className={styles.acts}>
              <Button
                variant={looked === null && open.length === 0 ? "primary" : "plain"}
                size="large"
                hasPopup="dialog"
                off={look.busy ? words.looking : null}
                onPress={() => void choose()}
              >
                {look.busy
                  ? words.looking
                  : looked === null && open.length === 0
                    ? words.choose
                    : words.another}
              </Button>
            </div>
          </section>
        )}
        <Past
          files={files.filter((file) => !isOpen(file))}
          steps={open.length}
          demand={demand}
          onRemove={setRemoving}
        />
      </div>
    </Sheet>
  );
}
