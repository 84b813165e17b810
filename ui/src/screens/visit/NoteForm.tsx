import type { FormEvent } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { Field } from "../../parts/Field";
import { FormEnd } from "../../parts/FormEnd";
import { Refusal } from "../../parts/Refusal";
import { TypedAgain } from "../../parts/TypedAgain";
import styles from "./VisitPanel.module.css";

/** The front desk's note: it stays on this device and is never sent, so it needs no identifier check. */
export function NoteForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const keep = useAct("setNote");
  const form = useTypedForm("deskNote", view.row.visit);
  const [typed, setTyped] = useTyped(form, "typed", view.row.note ?? "");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await keep.run(view.row.visit, typed);
    if (!done.ok) return;
    announce(words.note.kept);
    onDone();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
      {keep.problem !== null && <Refusal problem={keep.problem} sentences={words.refusals} />}
      <TypedAgain form={form} />
      <Field
        label={words.note.label}
        hint={words.note.hint}
        value={typed}
        onChange={setTyped}
        rows={3}
        maxLength={500}
        autoFocus
      />
      <FormEnd act={words.note.act} busy={keep.busy} back={words.back} onBack={onDone} />
    </form>
  );
}
