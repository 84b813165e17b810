import { minutesSince } from "../../format/duration";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { BoardView, RoomSummary } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { Icon } from "../../parts/Icon";
import { VendorMark } from "../../parts/VendorMark";
import styles from "./RoomStrip.module.css";
import { bandOf } from "./WaitCell";

/** The rooms: filter and summary in one. Every room stays listed, empty ones too (PAL-0660). */
export function RoomStrip({
  view,
  chosen,
  onChoose,
}: {
  view: BoardView;
  chosen: readonly string[];
  onChoose: (rooms: string[]) => void;
}) {
  const words = useMessages(area).rooms;
  const longest = view.rooms.map((room) => room.longestSince).filter((since) => since !== null);
  const all = {
    waiting: view.waiting.length,
    longestSince: longest.sort()[0] ?? null,
    today: view.counts.total,
  };
  return (
    <div className={styles.strip} role="group" aria-label={words.label}>
      <button
        type="button"
        className={styles.room}
        aria-pressed={chosen.length === 0}
        onClick={() => onChoose([])}
      >
        <span className={styles.name}>{words.all}</span>
        <Summary of={all} view={view} />
      </button>
      {view.rooms.map((room) => (
        <button
          key={`${room.connection} ${room.name}`}
          type="button"
          className={styles.room}
          aria-pressed={chosen.includes(room.name)}
          title={room.nameCollides ? words.collides : undefined}
          onClick={() => onChoose(chosen.length === 1 && chosen[0] === room.name ? [] : [room.name])}
        >
          <span className={styles.name}>{room.name}</span>
          <Summary of={room} view={view} />
          <span className={styles.mark}>
            <VendorMark vendor={room.vendor} small />
          </span>
        </button>
      ))}
    </div>
  );
}

function Summary({
  of,
  view,
}: {
  of: Pick<RoomSummary, "waiting" | "longestSince" | "today">;
  view: BoardView;
}) {
  const words = useMessages(area).rooms;
  const format = useFormat();
  const waited = useTick((now) => minutesSince(of.longestSince, now));
  const band = waited === null ? "inTarget" : bandOf(waited, view.thresholds);
  return (
    <span className={styles.summary}>
      <b className={styles.count}>{of.waiting}</b>
      {waited === null ? (
        <span>{of.today === 0 ? words.unoccupied : words.today(of.today)}</span>
      ) : (
        <span className={styles[band]}>
          {band !== "inTarget" && <Icon name={band === "pastLimit" ? "upTwice" : "up"} />}{" "}
          {words.upTo(format.minutes(waited))}
        </span>
      )}
    </span>
  );
}
