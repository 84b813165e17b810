import { useQuery } from "@tanstack/react-query";
import { useTick } from "../format/ticker";
import { type Format, useFormat } from "../format/useFormat";
import { useQueries } from "../host/HostContext";
import type { ConnectionAge } from "../host/types";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { Icon } from "../parts/Icon";
import { VendorMark } from "../parts/VendorMark";
import styles from "./StatusLine.module.css";

/** The only place that repeats what is true of the whole console: connections, outbox, date, time, zone (D+Tb-0032). */
export function StatusLine() {
  const words = useMessages(frame).status;
  const queries = useQueries();
  const connections = useQuery({ ...queries.board(null), select: (board) => board.connections }).data ?? [];
  const counts = useQuery({ ...queries.outbox(), select: (view) => view.counts }).data;
  return (
    <section className={styles.status} aria-label={words.label}>
      {connections.map((connection) => (
        <Connection key={connection.id} connection={connection} />
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
      <span className={styles.space} />
      <Clock />
    </section>
  );
}

function Connection({ connection }: { connection: ConnectionAge }) {
  const words = useMessages(frame).status;
  const format = useFormat();
  const { answeredAt, silentSince, refused } = connection;
  const age = useTick((now) => (answeredAt === null ? words.never : format.ageOfData(answeredAt, now)));
  const late = silentSince !== null || refused;
  return (
    <span className={late ? styles.stale : styles.item} title={words.age(connection.name, age)}>
      <VendorMark vendor={connection.vendor} stale={late} small />
      {late && <Icon name={refused ? "key" : "clockOpen"} size="row" />}
      <span className="heard">{connection.name}</span>
      <span className={styles.age}>{refused ? words.refused : age}</span>
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
