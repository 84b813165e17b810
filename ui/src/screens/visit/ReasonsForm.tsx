import { useFormat } from "../../format/useFormat";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { Field } from "../../parts/Field";
import { TypedAgain } from "../../parts/TypedAgain";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";

/** Changing why the patient comes; one reason on each line. */
export function ReasonsForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const format = useFormat();
  const guard = useGuarded(view.row.person.key, "reasons");
  const form = useTypedForm("reasons", view.row.visit);
  const [typed, setTyped] = useTyped(form, "typed", view.row.reasons.join("\n"));
  const what = words.reasons.act(format.name(view.row.person.name));
  const change = useKept("changeReasons", { what, said: words.kept(what), onKept: onDone });

  async function act(): Promise<void> {
    if (guard.checked === null) return;
    const reasons = typed.split("\n").filter((line) => line.trim() !== "");
    await change.run({ visit: view.row.visit, reasons, checked: guard.checked });
  }

  return (
    <GuardedForm
      view={view}
      act="change"
      guard={guard}
      label={what}
      busy={change.busy}
      problem={change.problem}
      onAct={() => void act()}
      onBack={onDone}
    >
      <TypedAgain form={form} />
      <Field
        label={words.reasons.label}
        hint={words.reasons.hint}
        value={typed}
        onChange={setTyped}
        rows={3}
        autoFocus
      />
    </GuardedForm>
  );
}
