import { useFormat } from "../../format/useFormat";
import type { IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { Icon } from "../../parts/Icon";
import { intentLook } from "../../parts/intentLook";
import { Block } from "../../parts/Panel";
import styles from "./VisitPanel.module.css";

/** What of ours was asked of the vendor for this visit, and where each stands. */
export function OurChanges({ intents }: { intents: IntentView[] }) {
  const words = useMessages(area);
  const own = useMessages(parts);
  const format = useFormat();
  return (
    <Block title={words.ours}>
      <ul className={styles.history}>
        {intents.map((intent) => (
          <li key={intent.id} className={styles[intentLook(intent.state).tone]}>
            <time dateTime={intent.askedAt}>{format.timeWithSeconds(intent.askedAt)}</time>
            <span>
              <Icon name={intentLook(intent.state).icon} />{" "}
              <b>{own.actAndState(own.acts[intent.act], own.intents[intent.state])}</b>
              {intent.vendorMessage !== null && ` “${intent.vendorMessage}”`}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
