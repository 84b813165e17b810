import { type FormEvent, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useKept } from "../../../frame/useKept";
import type { FormView, PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { parts } from "../../../messages/parts";
import { Field } from "../../../parts/Field";
import { FormEnd } from "../../../parts/FormEnd";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { TypedAgain } from "../../../parts/TypedAgain";
import { useGuarded } from "../../visit/useGuarded";
import styles from "./Documents.module.css";

/** Filling in a form: every question needs an answer, then two identifiers, then it is sent once. */
export function FillSheet({
  patient,
  forms,
  onClose,
}: {
  patient: PatientView;
  forms: readonly FormView[];
  onClose: () => void;
}) {
  const words = useMessages(area);
  const { check } = useMessages(parts);
  const format = useFormat();
  const open = useTypedForm("fillForm", patient.person.key ?? "", { whole: true });
  const [which, setWhich] = useTyped(open, "which", forms[0]?.id ?? "");
  const [answers, setAnswers] = useTyped<Readonly<Record<string, string>>>(open, "answers", {});
  const chosen = forms.find(({ id }) => id === which) ?? forms[0];
  const [tried, setTried] = useState(false);
  const { person } = patient;
  const guard = useGuarded(`${person.key} ${chosen?.id}`, "send");
  const who = format.name(person.name);
  const missing = (question: string) => (answers[question] ?? "").trim() === "";
  const what = chosen === undefined ? "" : words.filling.act(chosen.name, who);
  const send = useKept("sendDocument", { what, onKept: onClose });
  if (chosen === undefined) return null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (chosen === undefined || guard.checked === null || send.busy) return;
    if (chosen.questions.some(missing)) return;
    await send.run({
      patient: person.key ?? "",
      form: chosen.id,
      answers: chosen.questions.map((question) => ({ question, answer: answers[question] ?? "" })),
      checked: guard.checked,
    });
  }

  return (
    <Sheet title={words.filling.title(who)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={open} />
        <IdentityStrip person={person} />
        {send.problem !== null && <Refusal problem={send.problem} sentences={words.refusals} />}
        {forms.length > 1 && (
          <SelectField
            label={words.filling.choose}
            value={chosen.id}
            options={forms.map((form) => ({ id: form.id, text: form.name }))}
            onChange={(id) => {
              guard.clear();
              setTried(false);
              setWhich(id);
            }}
          />
        )}
        {chosen.questions.map((question) => (
          <Field
            key={question}
            label={question}
            value={answers[question] ?? ""}
            rows={2}
            required
            maxLength={4000}
            error={tried && missing(question) ? words.filling.answer : null}
            onChange={(answer) => setAnswers((all) => ({ ...all, [question]: answer }))}
          />
        ))}
        <p className={styles.hint}>{words.filling.once}</p>
        <IdentifierCheck key={guard.key} person={person} act="send" onChange={guard.setChecked} />
        <FormEnd
          act={what}
          busy={send.busy}
          off={guard.checked === null ? check.title.send : null}
          back={words.filling.back}
          onBack={onClose}
        />
      </form>
    </Sheet>
  );
}
