import { type FormEvent, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { Head } from "../../../frame/Head";
import { useNavigation } from "../../../frame/navigation";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { ConnectionAge, Duplicate, Kept, Problem } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { atCarium } from "../../../messages/atCarium";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import { NoteBar } from "../../../parts/NoteBar";
import { Facts } from "../../../parts/Panel";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { TypedAgain } from "../../../parts/TypedAgain";
import { DayField } from "../edit/DayField";
import styles from "../edit/EditPatientScreen.module.css";
import { LeaveForm } from "../edit/LeaveForm";
import form from "../edit/RecordForm.module.css";
import looks from "../edit/Review.module.css";
import { Sent } from "../edit/Sent";
import { ReviewForm } from "./ReviewForm";

const BLANK = {
  firstName: "",
  lastName: "",
  birthDate: "",
  gender: "unknown",
  email: "",
  mobilePhone: "",
  locale: "en_US",
};

/** Registering at Carium (CAR-02): typing it, looking it over beside who may be the same person, what becomes of it. */
export function CariumDesk({ account, today }: { account: ConnectionAge; today: string }) {
  const words = useMessages(atCarium);
  const format = useFormat();
  const { go } = useNavigation();
  const open = useTypedForm("registerPatient", account.id);
  const [typed, setTyped] = useTyped(open, "typed", BLANK);
  const [duplicates, setDuplicates] = useState<readonly Duplicate[] | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const look = useAct("reviewAtCarium");
  const send = useAct("registerAtCarium");
  const name = format.name({
    family: typed.lastName.trim() || null,
    given: typed.firstName.trim() || null,
    middle: null,
    prefix: null,
    preferred: null,
  });
  const input = {
    connection: account.id,
    ...typed,
    email: typed.email.trim() || null,
    mobilePhone: typed.mobilePhone.trim() || null,
    readBack: false,
    notTheSame: [] as string[],
  };
  const set = (part: Partial<typeof BLANK>) => {
    look.reset();
    setTyped((before) => ({ ...before, ...part }));
  };
  const at = (field: string) => {
    const wrong: Problem | null = look.problem?.field === field ? look.problem : null;
    return wrong === null ? null : (words.refusals[wrong.what] ?? wrong.message);
  };

  async function lookOver(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (look.busy) return;
    const done = await look.run(input);
    if (done.ok) setDuplicates(done.value);
  }

  async function keep(notTheSame: string[]): Promise<void> {
    const done = await send.run({ ...input, readBack: true, notTheSame });
    if (!done.ok) return;
    setKept(done.value);
    open.sent();
  }

  return (
    <div className={styles.screen}>
      <LeaveForm holds={kept === null && JSON.stringify(typed) !== JSON.stringify(BLANK)} />
      <Head
        title={words.title}
        whose={account.name}
        tools={<Button onPress={() => go("patients")}>{words.back}</Button>}
      />
      <div className={styles.body}>
        {kept !== null ? (
          <Sent
            kept={kept}
            what={words.send(name)}
            patient={(intent) => (intent?.state === "confirmed" ? intent.person.key : null)}
            onCorrect={() => go("outbox", { open: { intent: kept.intent } })}
          />
        ) : duplicates !== null ? (
          <ReviewForm
            words={{
              title: words.review,
              readBack: words.readBack,
              off: words.off,
              send: words.send(name),
              back: words.correct,
            }}
            facts={
              <Facts
                of={[
                  [words.lastName, typed.lastName],
                  [words.firstName, typed.firstName],
                  [words.born, format.fhirDate(typed.birthDate)],
                  [words.gender, words.genders[typed.gender] ?? typed.gender],
                  [words.email, typed.email.trim() || words.notGiven],
                  [words.phone, typed.mobilePhone.trim() || words.notGiven],
                  [words.language, words.locales[typed.locale] ?? typed.locale],
                ]}
              />
            }
            duplicates={duplicates}
            happens={
              <>
                <p className={looks.happens}>{words.happens}</p>
                <NoteBar tone="info" title={words.invitesNobody} />
              </>
            }
            sentences={words.refusals}
            busy={send.busy}
            problem={send.problem}
            onBack={() => {
              send.reset();
              setDuplicates(null);
            }}
            onSend={(notTheSame) => void keep(notTheSame)}
          />
        ) : (
          <form onSubmit={(event) => void lookOver(event)} noValidate aria-label={words.form}>
            <TypedAgain form={open} bar />
            <div className={form.form}>
              <fieldset className={form.section}>
                <legend className={form.title}>{words.form}</legend>
                <Field
                  label={words.lastName}
                  value={typed.lastName}
                  required
                  autoFocus
                  maxLength={100}
                  error={at("lastName")}
                  onChange={(lastName) => set({ lastName })}
                />
                <Field
                  label={words.firstName}
                  value={typed.firstName}
                  required
                  maxLength={100}
                  error={at("firstName")}
                  onChange={(firstName) => set({ firstName })}
                />
                <DayField
                  label={words.born}
                  value={typed.birthDate}
                  today={today}
                  error={at("birthDate")}
                  onChange={(birthDate) => set({ birthDate })}
                />
                <SelectField
                  label={words.gender}
                  value={typed.gender}
                  options={Object.entries(words.genders).map(([id, text]) => ({ id, text }))}
                  onChange={(gender) => set({ gender })}
                />
                <Field
                  label={words.email}
                  value={typed.email}
                  maxLength={254}
                  error={at("email")}
                  onChange={(email) => set({ email })}
                />
                <Field
                  label={words.phone}
                  hint={words.phoneHint}
                  value={typed.mobilePhone}
                  maxLength={16}
                  error={at("mobilePhone")}
                  onChange={(mobilePhone) => set({ mobilePhone })}
                />
                <SelectField
                  label={words.language}
                  value={typed.locale}
                  options={Object.entries(words.locales).map(([id, text]) => ({ id, text }))}
                  onChange={(locale) => set({ locale })}
                />
                <p className={form.note}>{words.invitesNobody}</p>
              </fieldset>
            </div>
            <div className={styles.foot}>
              {look.problem !== null && <Refusal problem={look.problem} sentences={words.refusals} />}
              <Button type="submit" variant="primary" size="large" busy={look.busy}>
                {words.review}
              </Button>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}
