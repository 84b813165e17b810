import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";
import { useDraft, useDraftSize } from "./draft";

/** Asks before a draft is thrown away: nothing brings it back. */
export function DiscardSheet({ visit, onClose }: { visit: string; onClose: () => void }) {
  const words = useMessages(area).discard;
  const draft = useDraft();
  const size = useDraftSize();
  const act = useAct("discardNoteDraft");

  async function discard(): Promise<void> {
    // What was typed last is on its way to the disk: it goes first, so that nothing comes back after.
    await draft.save();
    if (!(await act.run(visit)).ok) return;
    draft.clear();
    announce(words.done);
    onClose();
  }

  return (
    <ConfirmSheet
      title={words.title}
      cancel={words.cancel}
      confirm={words.confirm}
      act={act}
      onConfirm={() => void discard()}
      onClose={onClose}
    >
      <p>{words.text(size)}</p>
    </ConfirmSheet>
  );
}
