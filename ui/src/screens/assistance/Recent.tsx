import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import type { IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { assistance as area } from "../../messages/assistance";
import { outbox } from "../../messages/outbox";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { intentLook } from "../../parts/intentLook";
import { describe } from "../outbox/describe";
import styles from "./Assistance.module.css";

/** What was asked for within a day, and where each stands. */
export function Recent({ intents }: { intents: readonly IntentView[] }) {
  const words = useMessages(area);
  return (
    <aside className={styles.recent} aria-label={words.recent.title}>
      <h2 className={styles.title}>{words.recent.title}</h2>
      {intents.length === 0 ? (
        <p className={styles.hint}>{words.recent.none}</p>
      ) : (
        <ul className={styles.list}>
          {intents.map((intent) => (
            <Entry key={intent.id} intent={intent} />
          ))}
        </ul>
      )}
    </aside>
  );
}

function Entry({ intent }: { intent: IntentView }) {
  const words = useMessages(area);
  const notes = useMessages(outbox);
  const own = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const look = intentLook(intent.state);
  const what = describe(intent, notes, format);
  const refused = intent.state === "rejected";
  return (
    <li className={styles.entry}>
      <span>{what}</span>
      <span className={styles[look.tone]}>
        <Icon name={look.icon} /> <b>{own.intents[intent.state]}</b>
        {intent.vendorMessage !== null && ` “${intent.vendorMessage}”`}
      </span>
      {refused && notes.why[intent.why] !== undefined && (
        <span className={styles.hint}>{notes.why[intent.why]}</span>
      )}
      {refused && intent.act === "consult" && intent.httpStatus === 422 && (
        <span className={styles.hint}>{words.consult.refused24}</span>
      )}
      <span className={styles.hint}>
        {format.timeWithSeconds(intent.askedAt)}, {intent.askedBy}
      </span>
      <div>
        <Button
          size="small"
          label={words.recent.open(what)}
          onPress={() => go("outbox", { open: { intent: intent.id } })}
        >
          {words.recent.openShort}
        </Button>
      </div>
    </li>
  );
}
