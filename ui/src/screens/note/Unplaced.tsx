import { dateTimeOf } from "../../format/time";
import type { NoteTemplateView } from "../../host/types";
import { useLanguage, useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import styles from "./NoteScreen.module.css";
import { Said } from "./Said";

/** Answers to questions that no template asks: shown with the path that the vendor gives, never written. */
export function Unplaced({ templates, zone }: { templates: readonly NoteTemplateView[]; zone: string }) {
  const words = useMessages(area);
  const language = useLanguage();
  const all = templates.flatMap((template) => template.unplaced);
  if (all.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="unplaced">
      <header className={styles.sectionHead}>
        <h2 id="unplaced" className={styles.sectionTitle}>
          {words.unplaced.title}
        </h2>
      </header>
      <p className={styles.closed}>{words.unplaced.text}</p>
      {all.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: such answers have no id, and never move
        <div key={at} className={styles.question}>
          <p className={styles.asked}>{each.path.join(", ")}</p>
          <Said answer={each.answer} />
          {each.answeredAt !== null && (
            <p className={styles.dim}>{words.answeredAt(dateTimeOf(each.answeredAt, zone, language))}</p>
          )}
        </div>
      ))}
    </section>
  );
}
