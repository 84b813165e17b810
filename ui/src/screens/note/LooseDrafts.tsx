import type { NoteView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import styles from "./NoteScreen.module.css";
import { keyOf } from "./parts";
import { Said } from "./Said";

/**
 * Drafted answers whose question is not here, or cannot be answered any more: somebody's words, so they are shown to be
 * read and copied, and never sent.
 */
export function LooseDrafts({ note }: { note: NoteView }) {
  const words = useMessages(area).loose;
  const open = new Set(
    note.templates.flatMap((template) =>
      template.sections.flatMap((section) =>
        section.questions
          .filter((question) => question.closed === null)
          .map((question) => keyOf(template.id, question.id)),
      ),
    ),
  );
  const loose = (note.draft?.answers ?? []).filter((each) => !open.has(keyOf(each.template, each.question)));
  if (loose.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="loose">
      <header className={styles.sectionHead}>
        <h2 id="loose" className={styles.sectionTitle}>
          {words.title}
        </h2>
      </header>
      <p className={styles.closed}>{words.text}</p>
      {loose.map((each) => (
        <div key={keyOf(each.template, each.question)} className={styles.question}>
          <p className={styles.asked}>{each.asked.join(", ")}</p>
          <Said answer={each.mine} />
        </div>
      ))}
    </section>
  );
}
