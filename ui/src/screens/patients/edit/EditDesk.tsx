import { type FormEvent, useMemo, useRef, useState } from "react";
import { useTick } from "../../../format/ticker";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { InBanner } from "../../../frame/banner";
import { usePatientTitle } from "../../../frame/documentTitle";
import { Head } from "../../../frame/Head";
import { useNavigation } from "../../../frame/navigation";
import { useKeptField, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { FieldProblem, Kept, RecordReview, RecordView, TwoIdentifiers } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Button } from "../../../parts/Button";
import { NoteBar } from "../../../parts/NoteBar";
import { PatientBand } from "../../../parts/PatientBand/PatientBand";
import { Refusal } from "../../../parts/Refusal";
import { TypedAgain } from "../../../parts/TypedAgain";
import { Conflicts } from "./Conflicts";
import styles from "./EditPatientScreen.module.css";
import { LeaveForm } from "./LeaveForm";
import { merged } from "./merge";
import { RecordForm } from "./RecordForm";
import { Review } from "./Review";
import { Sent } from "./Sent";
import { same } from "./same";
import { toFirstWrong, unsettled } from "./unsettled";

/** What is typed over a record, and the record that it was typed over. */
interface Typed {
  before: RecordView["record"];
  after: RecordView["record"];
}

/** The three steps of a change: typing it, looking it over with both identifiers, and what becomes of it. */
export function EditDesk({ view, clinical }: { view: RecordView; clinical: boolean }) {
  const words = useMessages(records);
  const { edit, form } = words;
  const format = useFormat();
  const { go } = useNavigation();
  const { patient, kept: before } = view;
  const { person } = patient;
  const key = person.key ?? "";
  const typed = useTypedForm("editPatient", key);
  // What was typed before a lock is brought onto the record as it is now, like a change that was refused.
  const [again] = useState(() => typed.begin<Typed | null>("over", null));
  const begun = useMemo(() => {
    const from = again ?? (before === null ? null : { before: before.before, after: before.after });
    return from === null || from.before === null
      ? { record: view.record, conflicts: [] }
      : merged(view.record, from.before, from.after);
  }, [view, before, again]);
  const [record, setRecord] = useState(begun.record);
  useKeptField<Typed | null>(
    typed,
    "over",
    null,
    same(record, view.record) ? null : { before: view.record, after: record },
  );
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [review, setReview] = useState<RecordReview | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  // Also what is no value yet, such as half a date.
  const [touched, setTouched] = useState(false);
  const [none, setNone] = useState(false);
  const look = useAct("reviewEdit");
  const send = useAct("editPatient");
  const withdraw = useAct("decide");
  const element = useRef<HTMLFormElement>(null);
  const age = useTick((now) => format.ageOfData(view.readAt, now));
  usePatientTitle(format.name(person.name));
  const input = { patient: key, before: view.record, after: record };

  function change(next: typeof record): void {
    setRecord(next);
    setProblems([]);
    setNone(false);
    look.reset();
    send.reset();
  }

  async function lookOver(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (look.busy || view.underWay !== null) return;
    if (problems.length === 0 && unsettled(element.current) !== null) {
      announce(form.wrong(1), "assertive");
      toFirstWrong(element.current);
      return;
    }
    const outcome = await look.run({ ...input, checked: null });
    if (!outcome.ok) return;
    const found = outcome.value;
    setProblems(found.problems);
    if (found.problems.length > 0) {
      announce(form.wrong(found.problems.length), "assertive");
      toFirstWrong(element.current);
    } else if (found.changes.length === 0) setNone(true);
    else setReview(found);
  }

  async function keep(checked: TwoIdentifiers): Promise<void> {
    const outcome = await send.run({ ...input, checked });
    if (!outcome.ok) return;
    setKept(outcome.value);
    typed.sent();
    // The corrected change takes the refused one's place in the Outbox.
    if (before?.state === "rejected") await withdraw.run({ choice: "withdraw", intent: before.intent });
  }

  return (
    <div className={styles.screen}>
      <LeaveForm
        holds={kept === null && (touched || !same(record, again === null ? begun.record : view.record))}
      />
      <InBanner>
        <PatientBand key={key} patient={patient} clinical={clinical} />
      </InBanner>
      <div>
        <Head
          title={edit.title}
          whose={edit.who(patient.connectionName)}
          asOf={age === null ? undefined : edit.read(age)}
          tools={<Button onPress={() => go("patient", { key })}>{edit.back}</Button>}
        />
        {view.underWay !== null && kept === null && (
          <NoteBar
            tone="warn"
            title={edit.underWay.title}
            action={
              <Button size="small" onPress={() => go("outbox", { open: { intent: view.underWay ?? "" } })}>
                {edit.underWay.open}
              </Button>
            }
          >
            {edit.underWay.text}
          </NoteBar>
        )}
        {before !== null && kept === null && begun.conflicts.length === 0 && (
          <NoteBar tone="info" title={words.conflict.refused}>
            {before.vendorMessage === null ? "" : words.conflict.says(before.vendorMessage)}
          </NoteBar>
        )}
      </div>
      <div className={styles.body}>
        {kept !== null ? (
          <Sent
            kept={kept}
            what={words.sent.undoBar(format.name(person.name))}
            patient={() => key}
            onCorrect={() =>
              go("editPatient", { open: { patient: key, intent: kept.intent }, replace: true })
            }
          />
        ) : review !== null ? (
          <Review
            person={person}
            operation={view.operation}
            changes={review.changes}
            others={review.duplicates}
            busy={send.busy}
            problem={send.problem}
            onBack={() => {
              send.reset();
              setReview(null);
            }}
            onSend={(checked) => void keep(checked)}
          />
        ) : (
          <form
            ref={element}
            onSubmit={(event) => void lookOver(event)}
            onInput={() => setTouched(true)}
            noValidate
            aria-label={form.label}
          >
            <TypedAgain form={typed} bar />
            {begun.conflicts.length > 0 && (
              <Conflicts conflicts={begun.conflicts} now={view.record} record={record} onChange={change} />
            )}
            <RecordForm record={record} problems={problems} onChange={change} />
            <div className={styles.foot}>
              {look.problem !== null && <Refusal problem={look.problem} sentences={words.refusals} />}
              {problems.length > 0 && (
                <NoteBar tone="bad" boxed title={form.wrong(problems.length)}>
                  {problems.map((each) => words.fields[each.field]).join(", ")}
                </NoteBar>
              )}
              {none && (
                <NoteBar tone="info" boxed title="">
                  {form.nothingChanged}
                </NoteBar>
              )}
              <Button
                type="submit"
                variant="primary"
                size="large"
                busy={look.busy}
                off={view.underWay === null ? null : edit.underWay.title}
              >
                {form.review}
              </Button>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}
