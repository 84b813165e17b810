import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTypedForm, useTypedOver } from "../../../frame/typing";
import { useKept } from "../../../frame/useKept";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientView, SubjectDetails, SubjectRecord, TrialPlace } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { parts } from "../../../messages/parts";
import { subjects } from "../../../messages/subjects";
import { Button } from "../../../parts/Button";
import { FormEnd } from "../../../parts/FormEnd";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { useToday } from "../../../parts/Identity";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { TypedAgain } from "../../../parts/TypedAgain";
import { LoadingBars } from "../../../parts/ViewState";
import { wrongAt } from "../../../parts/wrongAt";
import { useGuarded } from "../../visit/useGuarded";
import { Assumed } from "./Assumed";
import { DetailsFields } from "./DetailsFields";
import styles from "./Subjects.module.css";

/** Changing a subject (C1-06, C1-07): the record is read from ClinOne first, since what is edited must be what it has. */
export function EditSubjectSheet({
  patient,
  place,
  onClose,
}: {
  patient: PatientView;
  place: TrialPlace;
  onClose: () => void;
}) {
  const words = useMessages(subjects);
  const queries = useQueries();
  const read = useQuery(queries.subjectRecord(patient.person.key ?? ""));
  return (
    <Sheet title={words.edit.title(place.subject.number)} onClose={onClose}>
      {read.isError ? (
        <div className={styles.form}>
          <p>{words.edit.failed}</p>
          <Refusal problem={asProblem(read.error)} sentences={words.refusals} />
          <div className={styles.actions}>
            <Button variant="primary" busy={read.isFetching} onPress={() => void read.refetch()}>
              {words.edit.again}
            </Button>
            <Button onPress={onClose}>{words.edit.back}</Button>
          </div>
        </div>
      ) : read.data === undefined ? (
        <LoadingBars waitsFor={words.edit.loading} rows={4} />
      ) : (
        <EditForm read={read.data} place={place} onClose={onClose} />
      )}
    </Sheet>
  );
}

function EditForm({ read, place, onClose }: { read: SubjectRecord; place: TrialPlace; onClose: () => void }) {
  const words = useMessages(subjects);
  const { check } = useMessages(parts);
  const today = useToday();
  // What was read when the form opened stays what the change is held against.
  const { person } = read.patient;
  const form = useTypedForm("editSubject", person.key ?? "");
  const [before, after, setAfter] = useTypedOver(
    form,
    () => read.details,
    (details) => details,
  );
  const guard = useGuarded(person.key, "save");
  const what = words.edit.act(place.subject.number);
  const edit = useKept("editSubject", { what, onKept: onClose });
  const same = Object.entries(before).every(([name, value]) => after[name as keyof SubjectDetails] === value);
  const off =
    read.underWay !== null
      ? (words.refusals.intentUnderWay ?? "")
      : same
        ? words.edit.nothing
        : guard.checked === null
          ? check.title.save
          : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || guard.checked === null || edit.busy) return;
    await edit.run({ patient: person.key ?? "", before, after, checked: guard.checked });
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
      <TypedAgain form={form} />
      <IdentityStrip person={person} />
      {edit.problem !== null && <Refusal problem={edit.problem} sentences={words.refusals} />}
      <DetailsFields
        value={after}
        today={today}
        wrong={(field) => wrongAt(edit.problem, field, words.refusals)}
        onChange={(part) => {
          edit.reset();
          setAfter((now) => ({ ...now, ...part }));
        }}
      />
      <p className={styles.hint}>{words.privacy}</p>
      <p className={styles.hint}>{words.edit.happens}</p>
      <Assumed />
      <IdentifierCheck key={guard.key} person={person} act="save" onChange={guard.setChecked} />
      <FormEnd act={what} busy={edit.busy} off={off} back={words.edit.back} onBack={onClose} />
    </form>
  );
}
