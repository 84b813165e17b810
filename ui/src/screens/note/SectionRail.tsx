import { type RefObject, useSyncExternalStore } from "react";
import type { NoteTemplateView, Vendor } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { parts as own } from "../../messages/parts";
import { useDraft } from "./draft";
import styles from "./NoteScreen.module.css";
import { keyOf, type SectionOfNote, says } from "./parts";

/** The sections at the left, with how much of each is answered; choosing one goes there. */
export function SectionRail({
  templates,
  vendor,
  parts,
  body,
  drafts = true,
}: {
  templates: readonly NoteTemplateView[];
  vendor: Vendor;
  parts: readonly SectionOfNote[];
  body: RefObject<HTMLDivElement | null>;
  /** What is drafted counts as answered. */
  drafts?: boolean;
}) {
  const words = useMessages(area);
  const { vendors } = useMessages(own);

  function goTo(id: string): void {
    body.current?.querySelector<HTMLElement>(`#${id}`)?.scrollIntoView?.({ block: "start" });
    body.current?.querySelector<HTMLElement>(`#${id}-title`)?.focus({ preventScroll: true });
  }

  return (
    <nav className={styles.rail} aria-label={words.sections}>
      {templates.map((template) => (
        <div key={template.id}>
          <p className={styles.railTemplate}>
            <b>{template.name}</b>
            <span>{words.templateOf(vendors[vendor], template.sections.length)}</span>
          </p>
          <ul>
            {parts
              .filter((part) => part.template === template.id)
              .map((part) => (
                <li key={part.id}>
                  {drafts ? (
                    <DraftedLine part={part} onGo={() => goTo(part.id)} />
                  ) : (
                    <RailLine
                      part={part}
                      answered={part.questions.filter(({ answer }) => says(answer)).length}
                      onGo={() => goTo(part.id)}
                    />
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function DraftedLine({ part, onGo }: { part: SectionOfNote; onGo: () => void }) {
  const draft = useDraft();
  const answered = useSyncExternalStore(
    (listener) => draft.listen("all", listener),
    () =>
      part.questions.filter((question) =>
        says(draft.mine(keyOf(part.template, question.id)) ?? question.answer),
      ).length,
  );
  return <RailLine part={part} answered={answered} onGo={onGo} />;
}

function RailLine({ part, answered, onGo }: { part: SectionOfNote; answered: number; onGo: () => void }) {
  const words = useMessages(area);
  return (
    <button
      type="button"
      className={styles.railLine}
      aria-label={words.answeredLong(part.name, answered, part.questions.length)}
      onClick={onGo}
    >
      <span>{part.name}</span>
      <span className={styles.dim}>{words.answered(answered, part.questions.length)}</span>
    </button>
  );
}
