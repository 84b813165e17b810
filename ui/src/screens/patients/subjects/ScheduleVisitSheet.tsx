import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useKept } from "../../../frame/useKept";
import { useQueries } from "../../../host/HostContext";
import type { ClinOneVisitType, PatientView, TrialPlace } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { parts } from "../../../messages/parts";
import { subjects } from "../../../messages/subjects";
import { visit as visitArea } from "../../../messages/visit";
import { DateField } from "../../../parts/DateField/DateField";
import { Field } from "../../../parts/Field";
import { FormEnd } from "../../../parts/FormEnd";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { useToday } from "../../../parts/Identity";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { Segments } from "../../../parts/Segments";
import { SelectField } from "../../../parts/SelectField";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { TimeField } from "../../../parts/TimeField/TimeField";
import { TypedAgain } from "../../../parts/TypedAgain";
import { connectionOf } from "../../booking/address";
import { MoveOverlaps } from "../../visit/MoveOverlaps";
import { MoveTime } from "../../visit/MoveTime";
import { TheirTime } from "../../visit/TheirTime";
import { useGuarded } from "../../visit/useGuarded";
import { useTypedMoment } from "../../visit/useTypedMoment";
import { Assumed } from "./Assumed";
import { overlapping } from "./overlapping";
import styles from "./Subjects.module.css";

const ANOTHER = "\u0000another";

/**
 * Scheduling a visit of a subject (C1-10): its name in the study's plan, how it takes place, and a typed time, with the
 * clinic's and the subject's zone. A time that the clocks skip is refused, one that they show twice is asked.
 */
export function ScheduleVisitSheet({
  patient,
  place,
  onClose,
}: {
  patient: PatientView;
  place: TrialPlace;
  onClose: () => void;
}) {
  const { schedule: words, refusals } = useMessages(subjects);
  const clocks = useMessages(visitArea).reschedule;
  const { check } = useMessages(parts);
  const queries = useQueries();
  const today = useToday();
  const { person } = patient;
  const { subject } = place;
  const connection = connectionOf(person.key ?? "");
  const trial = useQuery(queries.trialForm(connection)).data;
  const names = trial?.studies.find(({ id }) => id === subject.study)?.visitNames ?? [];
  const guard = useGuarded(person.key, "book");
  const form = useTypedForm("subjectVisit", person.key ?? "");
  const [chosenName, setChosenName] = useTyped(form, "chosenName", "");
  const [typedName, setTypedName] = useTyped(form, "typedName", "");
  const [kind, setKind] = useTyped<ClinOneVisitType>(form, "kind", "televisit");
  const moment = useTypedMoment(form, { day: today, time: "" });
  const { meant, start } = moment;
  const [minutes, setMinutes] = useTyped(form, "minutes", "30");
  const [anyway, setAnyway] = useState(false);
  const [reason, setReason] = useTyped(form, "reason", "");
  const length = Number(minutes);
  const badLength = !(Number.isInteger(length) && length >= 1 && length <= 1440);
  const overlaps = start === null || badLength ? [] : overlapping(patient, start, length);
  const settled = overlaps.length === 0 || (anyway && reason.trim() !== "");
  const name = chosenName === ANOTHER ? typedName.trim() : chosenName;
  const off =
    moment.missing !== null
      ? clocks[moment.missing]
      : badLength
        ? clocks.badMinutes
        : chosenName === ANOTHER && name === ""
          ? words.badName
          : start === null
            ? moment.unread
              ? clocks.unread
              : clocks.reading
            : !settled
              ? clocks.settle
              : guard.checked === null
                ? check.title.book
                : null;
  const what = words.act(subject.number);
  const book = useKept("book", { what, onKept: onClose });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || start === null || guard.checked === null || book.busy) return;
    await book.run({
      patient: person.key ?? "",
      connection,
      room: subject.site,
      start,
      durationS: length * 60,
      reasons: name === "" ? [] : [name],
      episode: null,
      checked: guard.checked,
      overlapReason: overlaps.length > 0 ? reason.trim() : null,
      terms: { vendor: "clinOne", study: subject.study, site: subject.site, kind },
    });
  }

  return (
    <Sheet title={words.title(subject.number)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
        <IdentityStrip person={person} />
        {book.problem !== null && <Refusal problem={book.problem} sentences={refusals} />}
        <p>{words.where(place.siteName, place.studyName)}</p>
        <SelectField
          label={words.name}
          hint={words.nameHint}
          value={chosenName}
          options={[
            { id: "", text: words.unnamed },
            ...names.map((each) => ({ id: each, text: each })),
            { id: ANOTHER, text: words.another },
          ]}
          onChange={setChosenName}
        />
        {chosenName === ANOTHER && (
          <Field label={words.typed} value={typedName} maxLength={200} required onChange={setTypedName} />
        )}
        <Segments
          label={words.kind}
          value={kind}
          options={[
            { id: "televisit", text: words.kinds.televisit },
            { id: "onsite", text: words.kinds.onsite },
          ]}
          onChange={setKind}
        />
        <div className={styles.when}>
          <DateField label={words.date} value={moment.day} today={today} onChange={moment.setDay} bare />
          <TimeField label={words.time} value={moment.time} now={moment.now} onChange={moment.setTime} />
          <Field
            label={words.minutes}
            value={minutes}
            onChange={setMinutes}
            inputMode="numeric"
            error={badLength ? clocks.badMinutes : null}
          />
        </div>
        <p className={styles.hint}>{clocks.zone(moment.zone)}</p>
        {start !== null && <TheirTime start={start} zone={patient.zone} />}
        {meant !== undefined && (
          <MoveTime
            meant={meant}
            chosen={moment.chosen}
            onChoose={moment.setChosen}
            onTime={moment.setTime}
          />
        )}
        <MoveOverlaps
          of={overlaps}
          act={words.anyway}
          anyway={anyway}
          reason={reason}
          onAnyway={setAnyway}
          onReason={setReason}
        />
        <p className={styles.hint}>{words.happens}</p>
        <Assumed />
        <IdentifierCheck key={guard.key} person={person} act="book" onChange={guard.setChecked} />
        <FormEnd act={what} busy={book.busy} off={off} back={words.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
