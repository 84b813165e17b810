import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { offerUndo } from "../../frame/undo";
import { useAct } from "../../host/HostContext";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { Field } from "../../parts/Field";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";

/** Changing why the patient comes; one reason on each line. */
export function ReasonsForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const format = useFormat();
  const change = useAct("changeReasons");
  const guard = useGuarded(view.row.person.key, "reasons");
  const [typed, setTyped] = useState(view.row.reasons.join("\n"));
  const what = words.reasons.act(format.name(view.row.person.name));

  async function act(): Promise<void> {
    if (guard.checked === null) return;
    const reasons = typed.split("\n").filter((line) => line.trim() !== "");
    const done = await change.run({ visit: view.row.visit, reasons, checked: guard.checked });
    if (!done.ok) return;
    announce(words.kept(what));
    offerUndo({ kept: done.value, what });
    onDone();
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
