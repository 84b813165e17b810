import { useFormat } from "../../../format/useFormat";
import { useNavigation } from "../../../frame/navigation";
import type { SentDocument } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { intentLook } from "../../../parts/intentLook";
import styles from "./Documents.module.css";

/** One document that was sent from here: its name, where it stands, and its answers on demand. */
export function SentRow({ document }: { document: SentDocument }) {
  const words = useMessages(area);
  const own = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const look = intentLook(document.state);
  return (
    <li className={styles.row}>
      <span className={styles.name}>{document.name}</span>
      <span className={styles.hint}>{words.by(format.dateTime(document.at), document.by)}</span>
      <span className={`${styles.standing} ${styles[look.tone]}`}>
        <Icon name={look.icon} /> <b>{own.intents[document.state]}</b>
        {document.vendorMessage !== null && ` “${document.vendorMessage}”`}
      </span>
      <details>
        <summary aria-label={words.answers(document.name)}>{words.answersShort}</summary>
        <dl className={styles.answers}>
          {document.answers.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {document.state === "needsPerson" && (
        <div>
          <Button
            size="small"
            label={words.decide(document.name)}
            onPress={() => go("outbox", { open: { intent: document.intent } })}
          >
            {words.decideShort}
          </Button>
        </div>
      )}
    </li>
  );
}
