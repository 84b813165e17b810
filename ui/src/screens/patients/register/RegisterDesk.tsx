import { type FormEvent, useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { Head } from "../../../frame/Head";
import { useNavigation } from "../../../frame/navigation";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { ConnectionAge, FieldProblem, Kept, KeptRecord, RecordReview } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import { NoteBar } from "../../../parts/NoteBar";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { Tick } from "../../../parts/Tick";
import { TypedAgain } from "../../../parts/TypedAgain";
import styles from "../edit/EditPatientScreen.module.css";
import { LeaveForm } from "../edit/LeaveForm";
import { RecordForm } from "../edit/RecordForm";
import form from "../edit/RecordForm.module.css";
import { Sent } from "../edit/Sent";
import { same } from "../edit/same";
import { toFirstWrong, unsettled } from "../edit/unsettled";
import { blank } from "./blank";
import { RegisterReview } from "./RegisterReview";

/** The three steps of a registration: typing it, looking it over beside who may be the same person, what becomes of it. */
export function RegisterDesk({
  accounts,
  before,
}: {
  accounts: readonly ConnectionAge[];
  /** A refused registration that is to be corrected. */
  before: KeptRecord | null;
}) {
  const words = useMessages(records);
  const own = words.register;
  const format = useFormat();
  const { go } = useNavigation();
  const open = useTypedForm(
    "registerPatient",
    `${before?.connection ?? accounts[0]?.id ?? ""} ${before?.intent ?? ""}`,
  );
  const [connection, setConnection] = useTyped(
    open,
    "connection",
    before?.connection ?? accounts[0]?.id ?? "",
  );
  const [id, setId] = useTyped(open, "id", before?.id ?? "");
  const [noId, setNoId] = useState(false);
  const [wrongId, setWrongId] = useState<string | null>(null);
  const [record, setRecord] = useTyped(open, "record", before?.after ?? blank);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [review, setReview] = useState<RecordReview | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  // Also what is no value yet, such as half a date.
  const [touched, setTouched] = useState(false);
  const look = useAct("reviewRegistration");
  const send = useAct("registerPatient");
  const withdraw = useAct("decide");
  const element = useRef<HTMLFormElement>(null);
  const name = format.name({
    family: record.lastName.trim() || null,
    given: record.firstName.trim() || null,
    middle: null,
    prefix: null,
    preferred: null,
  });
  const input = { connection, id: noId ? null : id.trim(), record, readBack: false, notTheSame: [] };

  function reset(): void {
    setProblems([]);
    setWrongId(null);
    look.reset();
    send.reset();
  }

  async function lookOver(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (look.busy) return;
    if (problems.length === 0 && wrongId === null && unsettled(element.current) !== null) {
      announce(words.form.wrong(1), "assertive");
      toFirstWrong(element.current);
      return;
    }
    const missing = !noId && id.trim() === "";
    setWrongId(missing ? own.idRequired : null);
    const outcome = await look.run(missing ? { ...input, id: null } : input);
    if (!outcome.ok) return;
    setProblems(outcome.value.problems);
    const wrong = outcome.value.problems.length + (missing ? 1 : 0);
    if (wrong === 0) return setReview(outcome.value);
    announce(words.form.wrong(wrong), "assertive");
    toFirstWrong(element.current);
  }

  async function keep(notTheSame: string[]): Promise<void> {
    const outcome = await send.run({ ...input, readBack: true, notTheSame });
    if (!outcome.ok) return;
    setKept(outcome.value);
    open.sent();
    // The corrected registration takes the refused one's place in the Outbox.
    if (before?.state === "rejected") await withdraw.run({ choice: "withdraw", intent: before.intent });
  }

  const account = accounts.find((each) => each.id === connection);
  return (
    <div className={styles.screen}>
      <LeaveForm holds={kept === null && (touched || noId || !same(record, before?.after ?? blank))} />
      <div>
        <Head
          title={own.title}
          whose={account === undefined ? undefined : own.whose(account.name)}
          tools={<Button onPress={() => go("patients")}>{own.back}</Button>}
        />
        {before !== null && kept === null && (
          <NoteBar tone="info" title={words.conflict.refused}>
            {before.vendorMessage === null ? "" : words.conflict.says(before.vendorMessage)}
          </NoteBar>
        )}
      </div>
      <div className={styles.body}>
        {kept !== null ? (
          <Sent
            kept={kept}
            what={own.undoBar(name)}
            patient={(intent) => (intent?.state === "confirmed" ? intent.person.key : null)}
            onCorrect={() => go("registerPatient", { open: { intent: kept.intent }, replace: true })}
          />
        ) : review !== null ? (
          <RegisterReview
            review={review}
            name={name}
            busy={send.busy}
            problem={send.problem}
            onBack={() => {
              send.reset();
              setReview(null);
            }}
            onSend={(notTheSame) => void keep(notTheSame)}
          />
        ) : (
          <form
            ref={element}
            onSubmit={(event) => void lookOver(event)}
            onInput={() => setTouched(true)}
            noValidate
            aria-label={words.form.label}
          >
            <TypedAgain form={open} bar />
            <RecordForm
              record={record}
              problems={problems}
              onChange={(next) => {
                reset();
                setRecord(next);
              }}
              first={
                <fieldset className={form.section}>
                  <legend className={form.title}>{own.id}</legend>
                  {accounts.length > 1 && (
                    <SelectField
                      label={own.connection}
                      value={connection}
                      options={accounts.map((each) => ({ id: each.id, text: each.name }))}
                      onChange={setConnection}
                    />
                  )}
                  {noId ? (
                    <p className={form.note}>{own.made}</p>
                  ) : (
                    <Field
                      label={own.id}
                      value={id}
                      required
                      autoFocus
                      maxLength={200}
                      hint={own.idHint}
                      error={wrongId}
                      onChange={(text) => {
                        reset();
                        setId(text);
                      }}
                    />
                  )}
                  <Tick
                    ticked={noId}
                    onChange={(on) => {
                      reset();
                      setNoId(on);
                    }}
                  >
                    {own.noId}
                  </Tick>
                  <p className={form.note}>{own.cannotAsk}</p>
                </fieldset>
              }
            />
            <div className={styles.foot}>
              {look.problem !== null && <Refusal problem={look.problem} sentences={words.refusals} />}
              {problems.length > 0 && (
                <NoteBar tone="bad" boxed title={words.form.wrong(problems.length)}>
                  {problems.map((each) => words.fields[each.field]).join(", ")}
                </NoteBar>
              )}
              <Button type="submit" variant="primary" size="large" busy={look.busy}>
                {words.form.review}
              </Button>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}
