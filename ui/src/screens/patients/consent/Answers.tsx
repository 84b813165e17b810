import type { ConsentAnswerView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { NoteBar, type Tone } from "../../../parts/NoteBar";
import documents from "../documents/Documents.module.css";
import { AnswerLines, useAnswer } from "./Answer";
import styles from "./Consent.module.css";

/** The newest answer in full, the earlier ones behind a disclosure: nothing that was asked or answered is ever lost. */
export function Answers({ of }: { of: readonly ConsentAnswerView[] }) {
  const words = useMessages(consents).answer;
  const [newest, ...earlier] = of;
  if (newest === undefined) return null;
  return (
    <>
      <Newest answer={newest} />
      {earlier.length > 0 && (
        <details className={documents.row}>
          <summary>{words.earlier}</summary>
          <ul className={documents.list}>
            {earlier.map((answer) => (
              <Earlier key={answer.id} answer={answer} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Newest({ answer }: { answer: ConsentAnswerView }) {
  const { title, partial } = useAnswer(answer);
  const tone: Tone =
    answer.outcome === "granted"
      ? answer.ended !== null
        ? "info"
        : partial
          ? "warn"
          : "good"
      : answer.outcome === "declined" || answer.outcome === "cancelled"
        ? "info"
        : "bad";
  return (
    <div className={styles.answer}>
      <NoteBar tone={tone} icon={partial ? "info" : undefined} boxed title={title}>
        <AnswerLines answer={answer} />
      </NoteBar>
    </div>
  );
}

function Earlier({ answer }: { answer: ConsentAnswerView }) {
  const { title } = useAnswer(answer);
  return (
    <li className={documents.hint}>
      <b>{title}</b> <AnswerLines answer={answer} />
    </li>
  );
}
