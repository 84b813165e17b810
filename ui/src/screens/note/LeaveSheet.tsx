import { announce } from "../../frame/announcer";
import { useAskBeforeLeaving } from "../../frame/leaving";
import { useAct } from "../../host/HostContext";
import type { IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { useDraft, useDraftSize, useSaving } from "./draft";
import { underWay } from "./underWay";

/**
 * Asks before a note with unsent text is left, by whatever way. The draft is on this device already, so that leaving keeps
 * it; throwing it away is a choice of its own. What was sent and is on its way needs no question.
 */
export function LeaveSheet({ visit, intents }: { visit: string; intents: readonly IntentView[] }) {
  const words = useMessages(area).leaving;
  const draft = useDraft();
  const size = useDraftSize();
  const saving = useSaving();
  const discard = useAct("discardNoteDraft");
  const sent = underWay(intents) !== null && !draft.touched;
  const leaving = useAskBeforeLeaving(size > 0 && !sent);
  if (leaving === null) return null;

  async function keep(): Promise<void> {
    if (!(await draft.save())) return;
    leaving?.go();
  }
  async function throwAway(): Promise<void> {
    await draft.save();
    if (!(await discard.run(visit)).ok) return;
    draft.clear();
    announce(words.discarded);
    leaving?.go();
  }
  return (
    <Sheet
      title={words.title(size)}
      onClose={leaving.stay}
      foot={
        <>
          <Button size="large" autoFocus onPress={leaving.stay}>
            {words.stay}
          </Button>
          <Button size="large" variant="danger" busy={discard.busy} onPress={() => void throwAway()}>
            {words.discard}
          </Button>
          <Button size="large" variant="primary" onPress={() => void keep()}>
            {words.keep}
          </Button>
        </>
      }
    >
      <p>{saving.state === "failed" ? words.failed : words.text}</p>
      {discard.problem !== null && <Refusal problem={discard.problem} />}
    </Sheet>
  );
}
