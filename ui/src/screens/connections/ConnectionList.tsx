import { useFormat } from "../../format/useFormat";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections as area } from "../../messages/connections";
import { parts } from "../../messages/parts";
import { Icon } from "../../parts/Icon";
import { VendorMark } from "../../parts/VendorMark";
import styles from "./ConnectionList.module.css";
import { budgetUsed, errorRate } from "./health";
import { useConnectionState } from "./useConnectionState";

/** All connections at the left; the chosen one is shown beside them. */
export function ConnectionList({
  connections,
  chosen,
  onChoose,
}: {
  connections: readonly ConnectionView[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const words = useMessages(area).list;
  return (
    <nav className={styles.list} aria-label={words.label}>
      {connections.map((connection) => (
        <Item
          key={connection.id}
          connection={connection}
          chosen={connection.id === chosen}
          onChoose={() => onChoose(connection.id)}
        />
      ))}
    </nav>
  );
}

function Item({
  connection,
  chosen,
  onChoose,
}: {
  connection: ConnectionView;
  chosen: boolean;
  onChoose: () => void;
}) {
  const words = useMessages(area).list;
  const { vendors } = useMessages(parts);
  const format = useFormat();
  const state = useConnectionState(connection);
  const [errors, used] = [errorRate(connection), budgetUsed(connection)];
  const { until } = connection.standing;
  const health = [
    errors === null ? words.quiet : words.errors(errors),
    used === null ? "" : words.budget(used),
    until === null ? "" : words.until(format.time(until)),
  ].filter((part) => part !== "");
  return (
    <button type="button" className={styles.item} aria-current={chosen || undefined} onClick={onChoose}>
      <VendorMark vendor={connection.vendor} stale={state.tone === "warn"} />
      <b className={styles.vendor}>{vendors[connection.vendor]}</b>
      <span className={styles.name}>{words.assumptions(connection.name, connection.assumptions.length)}</span>
      <span className={`${styles.state} ${styles[state.tone]}`}>
        <Icon name={state.icon} size="row" />
        {state.text}
      </span>
      <span className={styles.health}>{health.join(", ")}</span>
    </button>
  );
}
