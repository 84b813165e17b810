import { dateTimeOf } from "../../format/time";
import type { NoteTemplateView } from "../../host/types";
import { useLanguage, useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import desk from "./desk.module.css";
import styles from "./NoteScreen.module.css";

/** What was said about the note, with author and time in the visit's own zone. Solo takes comments only in itself. */
export function Comments({ templates, zone }: { templates: readonly NoteTemplateView[]; zone: string }) {
  const words = useMessages(area).comments;
  const language = useLanguage();
  const all = templates.flatMap((template) =>
    template.comments.map((comment) => ({ comment, template: template.name })),
  );
  return (
    <aside className={styles.side} aria-label={words.title}>
      <h2 className={styles.sideTitle}>{words.title}</h2>
      {all.length === 0 ? (
        <p className={styles.sideText}>{words.none}</p>
      ) : (
        <ol>
          {all.map(({ comment, template }) => (
            <li key={comment.id} className={styles.comment}>
              <p className={styles.commentHead}>
                <b>{comment.author ?? words.unknownAuthor}</b>{" "}
                <span className={styles.dim}>
                  {comment.postedAt === null ? (
                    words.unknownTime
                  ) : (
                    <time dateTime={comment.postedAt}>{dateTimeOf(comment.postedAt, zone, language)}</time>
                  )}
                  {templates.length > 1 && `, ${template}`}
                </span>
              </p>
              <p className={desk.said}>{comment.message}</p>
            </li>
          ))}
        </ol>
      )}
      <p className={styles.sideText}>
        {words.readOnly} {all.length > 0 && words.zone(zone)}
      </p>
    </aside>
  );
}
