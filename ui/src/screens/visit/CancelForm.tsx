import { useFormat } from "../../format/useFormat";
import { useKept } from "../../frame/useKept";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";
import styles from "./VisitPanel.module.css";

/** Cancelling: said in words that nothing un-cancels, and with an undo until it is sent. */
export function CancelForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const { shortVendors } = useMessages(parts);
  const format = useFormat();
  const guard = useGuarded(view.row.person.key, "cancel");
  const what = words.cancel.act(format.name(view.row.person.name));
  const cancel = useKept("cancel", { what, said: words.kept(what), onKept: onDone });

  async function act(): Promise<void> {
    if (guard.checked === null) return;
    await cancel.run({ visit: view.row.visit, checked: guard.checked });
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
      <p className={styles.hint}>{words.cancel.text(shortVendors[view.row.vendor])}</p>
    </GuardedForm>
  );
}
