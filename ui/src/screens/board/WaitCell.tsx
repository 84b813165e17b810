import { minutesSince } from "../../format/duration";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { Band, BoardRow, Thresholds } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { Icon } from "../../parts/Icon";
import styles from "./WaitCell.module.css";

/** How a wait compares with the thresholds; the host's rule, at this minute. */
export function bandOf(minutes: number, { targetMinutes, limitMinutes }: Thresholds): Band {
  if (minutes > limitMinutes) return "pastLimit";
  return minutes > targetMinutes ? "pastTarget" : "inTarget";
}

/**
 * Minutes waited, first in the row because they are the sort and the decision. The gauge has ticks at target and limit,
 * so length past a tick, chevrons and words say it without colour (WCAG 1.4.1).
 */
export function WaitCell({ row, thresholds }: { row: BoardRow; thresholds: Thresholds }) {
  const words = useMessages(parts);
  const format = useFormat();
  const waited = useTick((now) => minutesSince(row.since, now));
  if (waited === null) return <span className={styles.unknown}>{words.waitUnknown}</span>;
  const band = bandOf(waited, thresholds);
  const whole = thresholds.limitMinutes * 1.5;
  const at = (minutes: number) => `${Math.min(100, (minutes / whole) * 100)}%`;
  return (
    <span className={`${styles.cell} ${styles[band]}`}>
      {row.atLeast && <small>{words.atLeast}</small>}
      <span className={styles.figure}>
        <b>{waited}</b> {words.minutes}
        {band !== "inTarget" && <Icon name={band === "pastLimit" ? "upTwice" : "up"} />}
      </span>
      <span className={styles.gauge} aria-hidden="true">
        <i style={{ inlineSize: at(waited) }} />
        <s style={{ insetInlineStart: at(thresholds.targetMinutes) }} />
        <s style={{ insetInlineStart: at(thresholds.limitMinutes) }} />
      </span>
      <small>
        {band === "inTarget"
          ? words.inTarget
          : words.past(
              format.minutes(band === "pastLimit" ? thresholds.limitMinutes : thresholds.targetMinutes),
            )}
      </small>
    </span>
  );
}
