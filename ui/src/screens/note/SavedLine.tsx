import { useFormat } from "../../format/useFormat";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Icon } from "../../parts/Icon";
import { NoteBar } from "../../parts/NoteBar";
import { useDraftSize, useSaving } from "./draft";
import styles from "./NoteScreen.module.css";

/** Where the text is, in words: on the disk since when, or on its way there. */
export function SavedLine() {
  const words = useMessages(area).draft;
  const format = useFormat();
  const saving = useSaving();
  const size = useDraftSize();
  if (size === 0 && saving.state !== "typing") return null;
  return (
    <span className={styles.saved}>
      <Icon name="pen" />
      <b>{saving.state === "saved" ? words.savedAt(format.timeWithSeconds(saving.at)) : words.typing}</b>
      <span>{words.notSent(size)}</span>
    </span>
  );
}

/** The disk did not take the text: said at once, over everything else. */
export function NotSaved() {
  const words = useMessages(area).draft.failed;
  const saving = useSaving();
  if (saving.state !== "failed") return null;
  return (
    <div role="alert">
      <NoteBar tone="bad" title={words.title}>
        {words.text}
      </NoteBar>
    </div>
  );
}
