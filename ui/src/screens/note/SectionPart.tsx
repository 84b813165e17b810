import { memo, type ReactNode } from "react";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import styles from "./NoteScreen.module.css";
import type { SectionOfNote } from "./parts";
import { QuestionPart } from "./QuestionPart";

/** One section with its questions. It is drawn again only when its own questions change. */
export const SectionPart = memo(function SectionPart({ part }: { part: SectionOfNote }) {
  return (
    <SectionFrame part={part}>
      {part.questions.map((question, at) => (
        <QuestionPart
          key={question.id === "" ? at : question.id}
          template={part.template}
          section={part.name}
          question={question}
        />
      ))}
    </SectionFrame>
  );
});

/** A section's heading, with its template's before the first of it, around what is shown of its questions. */
export function SectionFrame({ part, children }: { part: SectionOfNote; children: ReactNode }) {
  const words = useMessages(area);
  return (
    <section className={styles.section} id={part.id} aria-labelledby={`${part.id}-title`}>
      {part.first && <h2 className={styles.template}>{part.templateName}</h2>}
      <header className={styles.sectionHead}>
        <h3 id={`${part.id}-title`} tabIndex={-1} className={styles.sectionTitle}>
          {part.name}
        </h3>
        <span className={styles.dim}>{words.sectionOf(part.at, part.of)}</span>
      </header>
      {children}
    </section>
  );
}
