import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { offerUndo } from "../../frame/undo";
import { useAct } from "../../host/HostContext";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";
import styles from "./VisitPanel.module.css";

/** Cancelling: said in words that nothing un-cancels, and with an undo until it is sent. */
export function CancelForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const format = useFormat();
  const cancel = useAct("cancel");
  const guard = useGuarded(view.row.person.key, "cancel");
  const what = words.cancel.act(format.name(view.row.person.name));

  async function act(): Promise<void> {
    if (guard.checked === null) return;
    const done = await cancel.run({ visit: view.row.visit, checked: guard.checked });
    if (!done.ok) return;
    announce(words.kept(what));
    offerUndo({ kept: done.value, what });
    onDone();
  }

  return (
    <GuardedForm
      view={view}
      act="cancel"
      guard={guard}
      label={what}
      danger
      busy={cancel.busy}
      problem={cancel.problem}
      onAct={() => void act()}
      onBack={onDone}
    >
      <p className={styles.hint}>{words.cancel.text}</p>
    </GuardedForm>
  );
}
