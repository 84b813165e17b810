import { useNavigation } from "../../frame/navigation";
import type { IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { outbox } from "../../messages/outbox";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";

/** Where the note that was sent last stands, while that is news: on its way, not known, or not sent. */
export function NoteIntent({ intent, onCompare }: { intent: IntentView; onCompare: (() => void) | null }) {
  const words = useMessages(area).intents;
  const { why } = useMessages(outbox);
  const { go } = useNavigation();
  const open = (
    <Button size="small" onPress={() => go("outbox", { open: { intent: intent.id } })}>
      {words.outbox}
    </Button>
  );
  switch (intent.state) {
    case "queued":
    case "sending":
      return (
        <NoteBar tone="info" icon="sending" title={words.underWay.title} action={open}>
          {words.underWay.text}
        </NoteBar>
      );
    case "unknown":
    case "needsPerson":
    case "landedIdUnknown":
      return (
        <NoteBar tone="unsure" title={words.unsure.title} action={open}>
          {words.unsure.text}
        </NoteBar>
      );
    case "rejected": {
      const changed = intent.why === "noteChanged";
      const told = changed ? words.noteChanged : words.refused;
      return (
        <NoteBar
          tone="bad"
          title={told.title}
          action={
            changed && onCompare !== null ? (
              <Button size="small" onPress={onCompare}>
                {words.compare}
              </Button>
            ) : (
              open
            )
          }
        >
          {!changed && why[intent.why] !== undefined && `${why[intent.why]}. `}
          {intent.vendorMessage !== null && `${words.says(intent.vendorMessage)} `}
          {told.text}
        </NoteBar>
      );
    }
    case "confirmed":
    case "withdrawn":
      return null;
  }
}
