import type { NoteView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { LooseDrafts } from "./LooseDrafts";
import styles from "./NoteScreen.module.css";
import type { Reading } from "./useReading";

/** In the place of a note that is not here: it is being read, could not be, or the room has no template. */
export function NoNote({ note, reading }: { note: NoteView; reading: Reading }) {
  const words = useMessages(area);
  if (reading.busy) return <LoadingBars waitsFor={words.loading} rows={5} />;
  return (
    <div className={styles.body}>
      {reading.problem !== null && note.readAt === null ? (
        <ProblemState problem={reading.problem} onRetry={reading.again} />
      ) : (
        <ViewState icon="note" title={words.noNote.title}>
          {note.readAt === null ? words.noNote.never : words.noNote.none}
        </ViewState>
      )}
      <div className={styles.measure}>
        <LooseDrafts note={note} />
      </div>
    </div>
  );
}
