import { memo, useId, useMemo } from "react";
import type { NoteQuestionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Icon } from "../../parts/Icon";
import { ChoiceAnswer } from "./ChoiceAnswer";
import { useDraft, useIsDrafted } from "./draft";
import type { Place } from "./draftStore";
import styles from "./NoteScreen.module.css";
import { keyOf } from "./parts";
import { Said } from "./Said";
import { sameAnswer } from "./sameAnswer";
import { TextAnswer } from "./TextAnswer";

/** A question: to be answered, or, where that is not safe from here, to be read with the reason why. */
export const QuestionPart = memo(function QuestionPart({
  template,
  section,
  question,
}: {
  template: string;
  section: string;
  question: NoteQuestionView;
}) {
  return question.closed === null ? (
    <OpenQuestion template={template} section={section} question={question} />
  ) : (
    <ClosedQuestion question={question} />
  );
});

function OpenQuestion({
  template,
  section,
  question,
}: {
  template: string;
  section: string;
  question: NoteQuestionView;
}) {
  const words = useMessages(area);
  const draft = useDraft();
  const id = useId();
  const key = keyOf(template, question.id);
  const drafted = useIsDrafted(key);
  const { id: number, text, answer, kind, options } = question;
  const place = useMemo<Place>(
    () => ({ template, question: number, asked: [section, text], shown: answer }),
    [template, number, section, text, answer],
  );
  const base = draft.base(key);
  const changed = drafted && base !== null && !sameAnswer(base, answer);
  return (
    <div className={styles.question} data-drafted={drafted || undefined}>
      <p className={styles.asked}>
        <span id={id}>{text}</span>
        {drafted && (
          <span className={styles.drafted} id={`${id}-drafted`}>
            <Icon name="pen" />
            {words.drafted}
          </span>
        )}
      </p>
      {kind === "text" ? (
        <TextAnswer place={place} labelledBy={id} describedBy={drafted ? `${id}-drafted` : undefined} />
      ) : (
        <ChoiceAnswer place={place} options={options} several={kind === "choices"} labelledBy={id} />
      )}
      {changed && (
        <p className={styles.changed} role="status">
          <Icon name="clockOpen" />
          <span>{words.changedThere}</span>
        </p>
      )}
    </div>
  );
}

function ClosedQuestion({ question }: { question: NoteQuestionView }) {
  const words = useMessages(area);
  const { closed, kindWord } = question;
  return (
    <div className={styles.question} role="group" aria-label={question.text}>
      <p className={styles.asked}>{question.text}</p>
      <Said answer={question.answer} />
      {closed !== null && (
        <p className={styles.closed}>
          <Icon name="lock" />
          <span>
            {words.closed[closed]}
            {closed === "unknownKind" && kindWord !== "" && ` (“${kindWord}”)`}
          </span>
        </p>
      )}
    </div>
  );
}
