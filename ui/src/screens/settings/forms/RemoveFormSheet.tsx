import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { FormView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { Button } from "../../../parts/Button";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import styles from "./DocumentForms.module.css";

/** Removing a form, after saying what it means. */
export function RemoveFormSheet({ form, onClose }: { form: FormView; onClose: () => void }) {
  const all = useMessages(area);
  const words = all.forms;
  const remove = useAct("removeForm");

  async function act(): Promise<void> {
    const done = await remove.run(form.id);
    if (!done.ok) return;
    announce(words.removed(form.name));
    onClose();
  }

  return (
    <Sheet title={words.removal} tone="danger" onClose={onClose}>
      <div className={styles.form}>
        {remove.problem !== null && <Refusal problem={remove.problem} sentences={all.refusals} />}
        <p>{words.removalText}</p>
        <div className={styles.actions}>
          <Button variant="danger" size="large" wide busy={remove.busy} onPress={() => void act()}>
            {words.remove(form.name)}
          </Button>
          <Button size="large" onPress={onClose}>
            {all.filling.back}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
