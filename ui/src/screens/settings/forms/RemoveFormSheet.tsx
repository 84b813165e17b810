import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { FormView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";

/** Removing a form, after saying what it means. */
export function RemoveFormSheet({ form, onClose }: { form: FormView; onClose: () => void }) {
  const all = useMessages(area);
  const words = all.forms;
  const act = useAct("removeForm");

  async function remove(): Promise<void> {
    const done = await act.run(form.id);
    if (!done.ok) return;
    announce(words.removed(form.name));
    onClose();
  }

  return (
    <ConfirmSheet
      title={words.removal}
      cancel={all.filling.back}
      confirm={words.remove(form.name)}
      act={act}
      sentences={all.refusals}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{words.removalText}</p>
    </ConfirmSheet>
  );
}
