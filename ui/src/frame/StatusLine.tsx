import { useQuery } from "@tanstack/react-query";
import { useTick } from "../format/ticker";
import { type Format, useFormat } from "../format/useFormat";
import { useQueries } from "../host/HostContext";
import type { ConnectionAge, ConnectionView } from "../host/types";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { Icon } from "../parts/Icon";
import { needsPerson } from "../parts/standing";
import { VendorMark } from "../parts/VendorMark";
import { useNavigation } from "./navigation";
import styles from "./StatusLine.module.css";

/** The only place that repeats what is true of the whole console: connections, outbox, date, time, zone (D+Tb-0032). */
export function StatusLine() {
  const words = useMessages(frame).status;
  const queries = useQueries();
  const connections = useQuery({ ...queries.board(null), select: (board) => board.connections }).data ?? [];
  const waits = useWaitingForLogIn(connections);
  const counts = useQuery({ ...queries.outbox(), select: (view) => view.counts }).data;
  return (
    <section className={styles.status} aria-label={words.label}>
      {connections.map((connection) => (
        <Connection key={connection.id} connection={connection} logIn={waits.includes(connection.id)} />
      ))}
      {counts !== undefined && (
        <>
          <span className={styles.rule} />
          {counts.needsPerson > 0 && (
            <span className={styles.unsure}>
              <Icon name="unknown" size="row" />
              <b>{words.needsPerson(counts.needsPerson)}</b>
            </span>
          )}
          {counts.unknown > 0 && (
            <span className={styles.unsure}>
              <Icon name="unknown" size="row" />
              {words.unknown(counts.unknown)}
            </span>
          )}
          {counts.sending > 0 && (
            <span className={styles.info}>
              <Icon name="sending" size="row" />
              {words.sending(counts.sending)}
            </span>
          )}
          {counts.queued > 0 && (
            <span className={styles.item}>
              <Icon name="queued" size="row" />
              {words.queued(counts.queued)}
            </span>
          )}
          {counts.refused > 0 && (
            <span className={styles.bad}>
              <Icon name="refused" size="row" />
              {words.refusedCount(counts.refused)}
            </span>
          )}
        </>
      )}
      <Clock />
    </section>
  );
}

/** The connections that wait for somebody to log in. Only Carium's can: without one, nothing more is read for it. */
function useWaitingForLogIn(connections: readonly ConnectionAge[]): readonly string[] {
  const queries = useQueries();
  const enabled = connections.some(({ vendor }) => vendor === "carium");
  const waiting = (all: readonly ConnectionView[]) =>
    all.filter((each) => each.enabled && needsPerson(each.standing)).map(({ id }) => id);
  return useQuery({ ...queries.connections(), enabled, select: waiting }).data ?? [];
}

function Connection({ connection, logIn }: { connection: ConnectionAge; logIn: boolean }) {
  const { go } = useNavigation();
  const words = useMessages(frame).status;
  const format = useFormat();
  const { answeredAt, silentSince, refused } = connection;
  const age = useTick((now) => (answeredAt === null ? words.never : format.ageOfData(answeredAt, now)));
  const late = silentSince !== null || refused || logIn;
  return (
    <span className={late ? styles.stale : styles.item} title={words.age(connection.name, age)}>
      <VendorMark vendor={connection.vendor} stale={late} small />
      {late && <Icon name={refused || logIn ? "key" : "clockOpen"} size="row" />}
      <span className="heard">{connection.name}</span>
      {logIn ? (
        <button
          type="button"
          className={styles.logIn}
          aria-label={words.logInTo(connection.name)}
          onClick={() => go("connections", { open: { connection: connection.id } })}
        >
          {words.logIn}
        </button>
      ) : (
        <span className={styles.age}>{refused ? words.refused : age}</span>
      )}
    </span>
  );
}

function Clock() {
  const words = useMessages(frame).status;
  const format = useFormat();
  const shown = useTick((now) => clockText(format, now));
  const [date, time, zone] = shown.split("\n");
  return (
    <span className={styles.clock}>
      <span>{date}</span> <b>{time}</b>{" "}
      <span>
        {zone}, {words.clock}
      </span>
    </span>
  );
}

function clockText(format: Format, now: number): string {
  const at = new Date(now).toISOString();
  return [format.date(at, { weekday: true }), format.time(at), format.zone24(now)].join("\n");
}
