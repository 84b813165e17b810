import { type FormEvent, useEffect, useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useAct } from "../../../host/HostContext";
import type { PatientView, ReadingFileView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import { Refusal } from "../../../parts/Refusal";
import { Tick } from "../../../parts/Tick";
import { ZoneField } from "../../../parts/ZoneField";
import { type Answers, answersOf, settled } from "./answers";
import { FilePerson } from "./FilePerson";
import styles from "./Import.module.css";
import { SampleQuestions } from "./SampleQuestions";
import { type SampleAnswers, settledSamples } from "./samples";
import { TableQuestions } from "./TableQuestions";
import type { Demand } from "./useStepFocus";

/** What a file is and whose it says it is, and what a person has to say of it before it is read. */
export function AskFile({
  file,
  patient,
  demand,
  onBegun,
}: {
  file: ReadingFileView;
  patient: PatientView;
  demand: Demand;
  onBegun: () => void;
}) {
  const words = useMessages(readingFiles);
  const format = useFormat();
  const [answers, setAnswers] = useState<Answers>(() => answersOf(file.table));
  const [samples, setSamples] = useState<SampleAnswers>({ metric: "", unit: "" });
  const [zone, setZone] = useState(file.zone);
  const [meant, setMeant] = useState(false);
  const begin = useAct("beginReadingImport");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const asksPerson = file.person.differs.length > 0;
  const said = file.table === null ? null : settled(answers);
  const asksSamples = file.delivery !== null && file.delivery.samples > 0;
  const saidSamples = asksSamples ? settledSamples(samples) : null;
  const off =
    asksPerson && !meant
      ? words.file.meantFirst
      : (file.table !== null && said === null) ||
          (asksSamples && saidSamples === null) ||
          (file.asksZone && zone === "")
        ? words.file.answersFirst
        : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || begin.busy) return;
    demand.current = true;
    const outcome = await begin.run({
      patient: patient.person.key ?? "",
      token: file.token,
      table: said,
      samples: saidSamples,
      zone: file.asksZone ? zone : null,
      meant,
    });
    if (outcome.ok) onBegun();
    else demand.current = false;
  }

  return (
    <section className={styles.step} aria-labelledby="file-looked-at">
      <h3 id="file-looked-at" tabIndex={-1} ref={heading}>
        {file.file}
      </h3>
      <p>
        {file.delivery !== null
          ? file.delivery.kinds.map((kind) => words.recordKinds[kind]).join(", ")
          : file.table === null || file.table.layout === "plain"
            ? words.kinds[file.kind]
            : words.layouts[file.table.layout]}
        {`, ${words.file.size(file.kilobytes)}`}
        {file.table !== null && `, ${words.table.rows(file.table.rows)}`}
        {file.delivery !== null && `, ${words.file.records(file.delivery.records)}`}
      </p>
      {file.delivery !== null && file.delivery.devices.length > 0 && (
        <p>{words.file.devices(file.delivery.devices.join(", "))}</p>
      )}
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <FilePerson file={file.person} patient={patient} />
        {file.table !== null && <TableQuestions table={file.table} answers={answers} onChange={setAnswers} />}
        {asksSamples && (
          <SampleQuestions count={file.delivery?.samples ?? 0} answers={samples} onChange={setSamples} />
        )}
        {file.asksZone && (
          <ZoneField
            label={words.zone}
            value={zone}
            onChange={setZone}
            hint={file.zoneIsPatients ? words.zoneHint.theirs : words.zoneHint.clinics}
            noMatch={words.noMatch}
          />
        )}
        {asksPerson && (
          <Tick ticked={meant} onChange={setMeant}>
            {words.file.meant(format.name(patient.person.name))}
          </Tick>
        )}
        {begin.problem !== null && <Refusal problem={begin.problem} sentences={words.refusals} />}
        <div className={styles.acts}>
          <Button type="submit" variant="primary" size="large" busy={begin.busy} off={off}>
            {words.file.begin}
          </Button>
          <p className={styles.hint}>{words.file.dryRun}</p>
        </div>
      </form>
    </section>
  );
}
