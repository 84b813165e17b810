import { useFormat } from "../../format/useFormat";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import styles from "./DayPane.module.css";
import type { GridBusy } from "./layoutDay";

/** A stretch that is taken. Other people's visits read "Busy": a calendar must not invite a wrong patient. */
export function BusyBlock({
  busy,
  name,
  top,
  height,
}: {
  busy: GridBusy;
  name: string;
  top: number;
  height: number;
}) {
  const words = useMessages(booking).day;
  const format = useFormat();
  const from = format.time(new Date(busy.start).toISOString());
  const text = busy.own
    ? `${from} ${busy.shared ? words.ownShort : name}`
    : busy.unconfirmed
      ? words.busyUnconfirmed
      : words.busy(busy.visits);
  const more = [
    busy.own && busy.unconfirmed ? words.ownUnconfirmed : "",
    busy.lengthKnown ? "" : words.lengthNotKnown,
  ].filter((part) => part !== "");
  const heard = [`${from}`, busy.own ? words.own(name) : text, ...more].join(", ");
  return (
    <div
      role="gridcell"
      aria-colindex={busy.room + 1}
      aria-label={heard}
      title={heard}
      className={`${styles.cell} ${busy.own ? styles.own : styles.busy} ${busy.unconfirmed ? styles.unconfirmed : ""} ${busy.shared ? styles.shared : ""}`}
      style={{ gridColumn: busy.room + 2, marginTop: top, height }}
    >
      {[text, ...more].join(", ")}
    </div>
  );
}
