import type { FormEvent } from "react";
import { announce } from "../../../frame/announcer";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { FormView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { Field } from "../../../parts/Field";
import { FormEnd } from "../../../parts/FormEnd";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { TypedAgain } from "../../../parts/TypedAgain";
import styles from "./DocumentForms.module.css";

/** Making a form or changing one: its name, and its questions one on each line. */
export function FormSheet({ form, onClose }: { form: FormView | null; onClose: () => void }) {
  const all = useMessages(area);
  const words = all.forms;
  const save = useAct("saveForm");
  const typed = useTypedForm("documentForm", form?.id ?? "");
  const [name, setName] = useTyped(typed, "name", form?.name ?? "");
  const [lines, setLines] = useTyped(typed, "lines", form?.questions.join("\n") ?? "");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (save.busy) return;
    const done = await save.run({ id: form?.id ?? null, name, questions: lines.split("\n") });
    if (!done.ok) return;
    announce(words.kept(name));
    onClose();
  }

  const wrong = (field: string) =>
    save.problem?.field === field ? (all.refusals[save.problem.what] ?? save.problem.message) : null;
  return (
    <Sheet title={form === null ? words.newTitle : words.editTitle(form.name)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={typed} />
        {save.problem !== null && save.problem.field === null && (
          <Refusal problem={save.problem} sentences={all.refusals} />
        )}
        <Field
          label={words.name}
          hint={words.nameHint}
          value={name}
          required
          maxLength={120}
          error={wrong("name")}
          onChange={setName}
        />
        <Field
          label={words.lines}
          hint={words.linesHint}
          value={lines}
          rows={8}
          required
          error={wrong("questions")}
          onChange={setLines}
        />
        <FormEnd act={words.keep} busy={save.busy} back={all.filling.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
