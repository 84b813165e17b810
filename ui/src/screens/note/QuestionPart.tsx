import { memo } from "react";
import type { NoteQuestionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Icon } from "../../parts/Icon";
import styles from "./NoteScreen.module.css";
import { Said } from "./Said";

/** A question with the vendor's answer, to be read. */
export const QuestionPart = memo(function QuestionPart({ question }: { question: NoteQuestionView }) {
  const words = useMessages(area);
  return (
    <div className={styles.question} role="group" aria-label={question.text}>
      <p className={styles.asked}>{question.text}</p>
      <Said answer={question.answer} />
      {question.closed !== null && (
        <p className={styles.closed}>
          <Icon name="lock" />
          <span>
            {words.closed[question.closed]}
            {question.closed === "unknownKind" && question.kindWord !== "" && ` (“${question.kindWord}”)`}
          </span>
        </p>
      )}
    </div>
  );
});
