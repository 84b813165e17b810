import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { useDraft, useDraftSize } from "./draft";

/** Asks before a draft is thrown away: nothing brings it back. */
export function DiscardSheet({ visit, onClose }: { visit: string; onClose: () => void }) {
  const words = useMessages(area).discard;
  const draft = useDraft();
  const size = useDraftSize();
  const act = useAct("discardNoteDraft");
  return (
    <Sheet
      title={words.title}
      tone="danger"
      onClose={onClose}
      foot={
        <>
          <Button size="large" autoFocus onPress={onClose}>
            {words.cancel}
          </Button>
          <Button
            size="large"
            variant="danger"
            busy={act.busy}
            onPress={async () => {
              // What was typed last is on its way to the disk: it goes first, so that nothing comes back after.
              await draft.save();
              if (!(await act.run(visit)).ok) return;
              draft.clear();
              announce(words.done);
              onClose();
            }}
          >
            {words.confirm}
          </Button>
        </>
      }
    >
      <p>{words.text(size)}</p>
      {act.problem !== null && <Refusal problem={act.problem} />}
    </Sheet>
  );
}
