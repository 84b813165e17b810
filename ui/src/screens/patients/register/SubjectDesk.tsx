import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { Head } from "../../../frame/Head";
import { useNavigation } from "../../../frame/navigation";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct, useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { ConnectionAge, Duplicate, Kept, TrialForm } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { subjects } from "../../../messages/subjects";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import { NoteBar } from "../../../parts/NoteBar";
import { Facts } from "../../../parts/Panel";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { TypedAgain } from "../../../parts/TypedAgain";
import { LoadingBars, ProblemState, ViewState } from "../../../parts/ViewState";
import { wrongAt } from "../../../parts/wrongAt";
import styles from "../edit/EditPatientScreen.module.css";
import { LeaveForm } from "../edit/LeaveForm";
import form from "../edit/RecordForm.module.css";
import looks from "../edit/Review.module.css";
import { Sent } from "../edit/Sent";
import { Assumed } from "../subjects/Assumed";
import { DetailsFields, NOTHING_TOLD } from "../subjects/DetailsFields";
import { ReviewForm } from "./ReviewForm";

const BLANK = {
  subject: { study: "", site: "", number: "" },
  details: { ...NOTHING_TOLD, status: "screening" },
};

/** Enrolling at ClinOne (C1-05): once the account's studies are known. */
export function SubjectDesk({ account, today }: { account: ConnectionAge; today: string }) {
  const words = useMessages(subjects).enrol;
  const queries = useQueries();
  const { go } = useNavigation();
  const read = useQuery(queries.trialForm(account.id));
  if (read.data !== undefined && read.data.studies.length > 0)
    return <EnrolForm account={account} trial={read.data} today={today} />;
  return (
    <div className={styles.screen}>
      <Head
        title={words.title}
        whose={account.name}
        tools={<Button onPress={() => go("patients")}>{words.back}</Button>}
      />
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <LoadingBars waitsFor={words.loading} rows={4} />
      ) : (
        <ViewState icon="person" title={words.noStudies.title}>
          {words.noStudies.text}
        </ViewState>
      )}
    </div>
  );
}

/** Typing who is enrolled, looking it over beside who may be the same person, what becomes of it. */
function EnrolForm({ account, trial, today }: { account: ConnectionAge; trial: TrialForm; today: string }) {
  const all = useMessages(subjects);
  const words = all.enrol;
  const format = useFormat();
  const { go } = useNavigation();
  const [only] = trial.studies.length === 1 ? trial.studies : [];
  const [blank] = useState({ ...BLANK, subject: { ...BLANK.subject, study: only?.id ?? "" } });
  const open = useTypedForm("enrolSubject", account.id);
  const [typed, setTyped] = useTyped(open, "typed", blank);
  const [duplicates, setDuplicates] = useState<readonly Duplicate[] | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const look = useAct("reviewEnrolment");
  const send = useAct("enrolSubject");
  const { subject, details } = typed;
  const study = trial.studies.find(({ id }) => id === subject.study);
  const sites = study?.sites ?? [];
  const number = subject.number.trim();
  const input = { connection: account.id, ...typed, readBack: false, notTheSame: [] as string[] };
  const at = (field: string) => wrongAt(look.problem, field, all.refusals);
  const scope = trial.lacks.enrol;
  const shown = (value: string) => (value === "" ? words.none : value);

  function put(part: Partial<typeof BLANK.subject>): void {
    look.reset();
    setTyped((before) => ({ ...before, subject: { ...before.subject, ...part } }));
  }

  async function lookOver(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (look.busy || scope !== null) return;
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
      <LeaveForm holds={kept === null && JSON.stringify(typed) !== JSON.stringify(blank)} />
      <Head
        title={words.title}
        whose={account.name}
        tools={<Button onPress={() => go("patients")}>{words.back}</Button>}
      />
      <div className={styles.body}>
        {kept !== null ? (
          <Sent
            kept={kept}
            what={words.send(number)}
            patient={(intent) => (intent?.state === "confirmed" ? intent.person.key : null)}
            onCorrect={() => {
              setKept(null);
              setDuplicates(null);
            }}
          />
        ) : duplicates !== null ? (
          <ReviewForm
            words={{
              title: words.review,
              readBack: words.readBack,
              off: words.off,
              send: words.send(number),
              back: words.correct,
            }}
            facts={
              <Facts
                of={[
                  [all.fields.study, study?.name ?? subject.study],
                  [all.fields.site, sites.find(({ id }) => id === subject.site)?.name ?? subject.site],
                  [all.fields.number, number],
                  [all.fields.status, shown(all.statuses[details.status] ?? details.status)],
                  [all.fields.lastName, shown(details.lastName)],
                  [all.fields.firstName, shown(details.firstName)],
                  [
                    all.fields.birthDate,
                    details.birthDate === "" ? words.none : format.fhirDate(details.birthDate),
                  ],
                  [all.fields.email, shown(details.email)],
                  [all.fields.mobilePhone, shown(details.mobilePhone)],
                  [all.fields.preferredLanguage, shown(details.preferredLanguage)],
                  [all.fields.timeZone, shown(details.timeZone)],
                ]}
              />
            }
            duplicates={duplicates}
            happens={
              <>
                <p className={looks.happens}>{words.happens}</p>
                <p className={looks.happens}>{all.privacy}</p>
              </>
            }
            sentences={all.refusals}
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
            {scope !== null && <NoteBar tone="warn" icon="key" title={all.lacks(scope)} />}
            <fieldset className={form.section}>
              <legend className={form.title}>{words.form}</legend>
              <SelectField
                label={all.fields.study}
                value={subject.study}
                options={[
                  ...(subject.study === "" ? [{ id: "", text: all.choose }] : []),
                  ...trial.studies.map(({ id, name }) => ({
                    id,
                    text: name === id ? id : `${name} (${id})`,
                  })),
                ]}
                onChange={(id) => put({ study: id, site: "" })}
              />
              {study !== undefined && sites.length === 0 ? (
                <Field
                  label={all.fields.site}
                  hint={all.hints.site}
                  value={subject.site}
                  required
                  maxLength={100}
                  error={at("site")}
                  onChange={(site) => put({ site })}
                />
              ) : (
                <SelectField
                  label={all.fields.site}
                  value={subject.site}
                  options={[
                    ...(subject.site === "" ? [{ id: "", text: all.choose }] : []),
                    ...sites.map(({ id, name }) => ({ id, text: name === id ? id : `${name} (${id})` })),
                  ]}
                  onChange={(site) => put({ site })}
                />
              )}
              <Field
                label={all.fields.number}
                hint={all.hints.number}
                value={subject.number}
                required
                maxLength={100}
                error={at("number")}
                onChange={(value) => put({ number: value })}
              />
            </fieldset>
            <fieldset className={form.section}>
              <legend className={form.title}>{words.person}</legend>
              <DetailsFields
                value={details}
                today={today}
                wrong={at}
                onChange={(part) => {
                  look.reset();
                  setTyped((before) => ({ ...before, details: { ...before.details, ...part } }));
                }}
              />
              <p className={form.note}>{all.privacy}</p>
              <Assumed />
            </fieldset>
            <div className={styles.foot}>
              {look.problem !== null && <Refusal problem={look.problem} sentences={all.refusals} />}
              <Button
                type="submit"
                variant="primary"
                size="large"
                busy={look.busy}
                off={scope === null ? null : all.lacks(scope)}
              >
                {words.review}
              </Button>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}
