import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { ConsentQuestionView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { Button } from "../../../parts/Button";
import { NoteBar } from "../../../parts/NoteBar";
import { Refusal } from "../../../parts/Refusal";
import { useMetricNames } from "./Answer";
import styles from "./Consent.module.css";

/** The question that is open in the browser, with the way to take it back. */
export function Waiting({ patient, question }: { patient: string; question: ConsentQuestionView }) {
  const all = useMessages(consents);
  const words = all.waiting;
  const format = useFormat();
  const names = useMetricNames();
  const cancel = useAct("cancelConsentQuestion");

  async function takeBack(): Promise<void> {
    const done = await cancel.run(patient);
    if (done.ok) announce(words.cancelled);
  }

  return (
    <div className={styles.answer}>
      <NoteBar
        tone="info"
        icon="external"
        boxed
        title={words.title}
        action={
          <Button
            size="small"
            busy={cancel.busy}
            off={question.taking ? words.taking : null}
            onPress={() => void takeBack()}
          >
            {words.cancel}
          </Button>
        }
      >
        {question.taking ? words.taking : words.text(names(question.asked), format.time(question.until))}
      </NoteBar>
      {cancel.problem !== null && <Refusal problem={cancel.problem} sentences={all.refusals} />}
    </div>
  );
}
