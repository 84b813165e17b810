import type { SavedPaper } from "../../host/types";
import { useMessages } from "../../messages/area";
import { paper } from "../../messages/paper";
import { NoteBar } from "../NoteBar";
import styles from "./Outcome.module.css";

/** What became of a wish to save: the file, or nothing; and what is not on the page as it was given. */
export function Outcome({ saved }: { saved: SavedPaper | null }) {
  const words = useMessages(paper);
  if (saved === null) return <NoteBar tone="info" boxed title={words.notSaved} />;
  const count = saved.lost.reduce((sum, one) => sum + one.times, 0);
  return (
    <>
      <NoteBar tone="good" boxed title={words.saved(saved.file, saved.pages)}>
        {words.print}
      </NoteBar>
      {count > 0 && (
        <NoteBar tone="warn" icon="unknown" boxed title={words.lost(count)}>
          {words.lostText}
          <ul className={styles.lost}>
            {saved.lost.map((one) => (
              <li key={one.code}>
                {one.shown === null
                  ? words.removed(one.code, one.times)
                  : words.replaced(one.shown, one.code, one.times)}
              </li>
            ))}
          </ul>
        </NoteBar>
      )}
    </>
  );
}
