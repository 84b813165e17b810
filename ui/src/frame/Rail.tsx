import { useQuery } from "@tanstack/react-query";
import { useQueries } from "../host/HostContext";
import type { OutboxCounts } from "../host/types";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { Icon } from "../parts/Icon";
import { KeyCap } from "../parts/KeyCap";
import { type Screen, type ScreenId, screens } from "../screens/registry";
import { BrandMark } from "./BrandMark";
import { useNavigation } from "./navigation";
import styles from "./Rail.module.css";

/** How many intents a person should look at. */
export function outboxCount(counts: OutboxCounts): number {
  return counts.needsPerson + counts.unknown + counts.idUnknown + counts.refused;
}

/** The rail: the same on every screen. Counts only where someone must act; violet means something is unknown. */
export function Rail({ onFind, onHelp }: { onFind: () => void; onHelp: () => void }) {
  const words = useMessages(frame);
  const queries = useQueries();
  const { here, go } = useNavigation();
  const waiting = useQuery({ ...queries.board(null), select: (board) => board.counts.waiting }).data ?? 0;
  const outbox = useQuery({ ...queries.outbox(), select: (view) => view.counts }).data;
  const who = useQuery(queries.whoAmI()).data;
  // Alerts are a clinician's: asking for them without the role would be kept as an attempt that nobody made.
  const clinical = who?.roles.includes("clinician") ?? false;
  const alerts =
    useQuery({ ...queries.alerts(), select: (view) => view.unacknowledged, enabled: clinical }).data ?? 0;
  const shown = here.screen === "patient" ? "patients" : here.screen;
  const counts: Partial<Record<ScreenId, { count: number; unsure: boolean; words?: string }>> = {
    alerts: { count: alerts, unsure: false, words: words.alerts(alerts) },
    board: { count: waiting, unsure: false },
    outbox: {
      count: outbox === undefined ? 0 : outboxCount(outbox),
      unsure: outbox !== undefined && outbox.unknown + outbox.needsPerson + outbox.idUnknown > 0,
    },
  };

  const link = (screen: Screen) => {
    const name = words.screens[screen.id];
    const { count, unsure, words: told } = counts[screen.id] ?? { count: 0, unsure: false, words: undefined };
    const counted = count > 0 && told !== undefined ? `${name}, ${told}` : name;
    return (
      <li key={screen.id}>
        <button
          type="button"
          className={styles.link}
          aria-current={screen.id === shown ? "page" : undefined}
          aria-label={told !== undefined ? counted : count > 0 ? words.count(name, count) : name}
          aria-keyshortcuts={screen.key ?? undefined}
          title={screen.key === null ? counted : `${name} (${screen.key})`}
          onClick={() => go(screen.id)}
        >
          <Icon name={screen.icon} />
          <span className={styles.name}>{name}</span>
          {count > 0 && <span className={unsure ? styles.unsure : styles.count}>{count}</span>}
          <span className={styles.key} aria-hidden="true">
            {screen.key}
          </span>
        </button>
      </li>
    );
  };

  return (
    <nav className={styles.rail} aria-label={words.rail}>
      <p className={styles.brand}>
        <BrandMark />
        <span>{words.product}</span>
      </p>
      <button type="button" className={styles.find} onClick={onFind} title={words.find}>
        <Icon name="search" />
        <span>{words.find}</span>
        <KeyCap>Ctrl K</KeyCap>
      </button>
      <ul className={styles.links}>{screens.filter((screen) => screen.rail === "daily").map(link)}</ul>
      <ul className={styles.administration}>
        {screens.filter((screen) => screen.rail === "administration").map(link)}
        <li>
          <button
            type="button"
            className={styles.link}
            onClick={onHelp}
            aria-keyshortcuts="F1"
            title={`${words.keys.title} (F1)`}
          >
            <Icon name="help" />
            <span className={styles.name}>{words.keys.title}</span>
            <span className={styles.key} aria-hidden="true">
              F1
            </span>
          </button>
        </li>
      </ul>
      {who !== undefined && (
        <div className={styles.who}>
          <span className={styles.whoName}>{who.name}</span>
          <span className={styles.role}>
            {who.demo ? words.demo : who.roles.map((role) => words.roles[role]).join(", ")}
          </span>
        </div>
      )}
    </nav>
  );
}
