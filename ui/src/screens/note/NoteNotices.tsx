import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { NoteView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { parts as own } from "../../messages/parts";
import { ConnectionNotes, useConnectionAges } from "../../parts/ConnectionNotes";
import { NoteBar } from "../../parts/NoteBar";
import { ProblemText } from "../../parts/ViewState";
import { NoteIntent } from "./NoteIntent";
import { NotSaved } from "./SavedLine";
import type { Reading } from "./useReading";

/** What is true of the note as a whole: the vendor is silent, or this one reading failed. */
export function NoteNotices({
  note,
  reading,
  onCompare,
}: {
  note: NoteView;
  reading: Reading;
  onCompare: () => void;
}) {
  const words = useMessages(area);
  const { shortVendors } = useMessages(own);
  const format = useFormat();
  const [last] = note.intents;
  const silent = useConnectionAges().some((age) => age.id === note.connection && age.silentSince !== null);
  const age = useTick((now) => (note.readAt === null ? "" : format.ageOfData(note.readAt, now)));
  return (
    <>
      <NotSaved />
      <ConnectionNotes
        of={note.connection}
        words={{
          offline: words.offline.title,
          offlineText: words.offline.text,
          silent: words.offline.silent,
          silentText: words.offline.text,
        }}
      />
      {last !== undefined && <NoteIntent intent={last} onCompare={note.draft === null ? null : onCompare} />}
      {note.otherDrafts.length > 0 && (
        <NoteBar tone="info" icon="pen" title={words.otherDrafts(note.otherDrafts.join("; "))} />
      )}
      {!silent && reading.problem !== null && note.readAt !== null && (
        <NoteBar tone="warn" title={words.unread.title(shortVendors[note.vendor])}>
          {words.unread.text(age)} <ProblemText problem={reading.problem} />
        </NoteBar>
      )}
    </>
  );
}
