import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";
import styles from "./VisitPanel.module.css";

/** The patient's link is copied on purpose only, after the same check as every act on a person. */
export function LinkForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const copy = useAct("copyPatientLink");
  const guard = useGuarded(view.row.person.key, "link");

  async function act(): Promise<void> {
    if (guard.checked === null) return;
    const done = await copy.run(view.row.visit, guard.checked);
    if (!done.ok) return;
    announce(words.link.done);
    onDone();
  }

  return (
    <GuardedForm
      view={view}
      act="link"
      guard={guard}
      label={words.link.act}
      busy={copy.busy}
      problem={copy.problem}
      onAct={() => void act()}
      onBack={onDone}
    >
      <p className={styles.hint}>{words.link.text}</p>
    </GuardedForm>
  );
}
