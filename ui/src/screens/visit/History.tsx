import { useFormat } from "../../format/useFormat";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { Block } from "../../parts/Panel";
import styles from "./VisitPanel.module.css";

/** How we know what is shown: each state as it was first seen, newest first, in the vendor's own word. */
export function History({ view }: { view: VisitView }) {
  const words = useMessages(area);
  const own = useMessages(parts);
  const format = useFormat();
  if (view.history.length === 0) return null;
  return (
    <Block title={words.howWeKnow} last>
      <ol className={styles.history}>
        {view.history.map((entry) => (
          <li key={`${entry.at} ${entry.statusWord}`}>
            <time dateTime={entry.at}>{format.timeWithSeconds(entry.at)}</time>
            <span>
              {own.how[entry.how]}:{" "}
              <b>{entry.statusWord === "" ? own.states[entry.state] : entry.statusWord}</b>
              {entry.callWord !== null && `, ${words.facts.call.toLocaleLowerCase()} “${entry.callWord}”`}
            </span>
          </li>
        ))}
      </ol>
    </Block>
  );
}
