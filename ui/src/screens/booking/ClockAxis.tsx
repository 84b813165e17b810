import { dateOf } from "../../format/date";
import { offsetText, timeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { cityOf } from "../../parts/ZoneField";
import styles from "./ClockAxis.module.css";
import type { DayGrid } from "./layoutDay";

const HOUR_MS = 3_600_000;

/** The clocks over the axis: the clinic's, and the patient's beside it, each with its offset. */
export function ClockHead({ at, zone, patientZone }: { at: number; zone: string; patientZone: string }) {
  return (
    <div className={styles.head}>
      <Clock zone={zone} at={at} />
      {patientZone !== "" && <Clock zone={patientZone} at={at} />}
    </div>
  );
}

function Clock({ zone, at }: { zone: string; at: number }) {
  return (
    <span>
      <b>{cityOf(zone)}</b>
      <br />
      {offsetText(at, zone)}
    </span>
  );
}

/**
 * The hours at the left of the day. They are counted in instants, so that a clock change shows as a skipped or repeated
 * hour with its new offset; where the patient's date changes, the new date stands.
 */
export function ClockAxis({ grid, zone, patientZone }: { grid: DayGrid; zone: string; patientZone: string }) {
  const words = useMessages(booking).day;
  const { language } = useFormat();
  const hours = Math.round((grid.to - grid.from) / HOUR_MS);
  return (
    <ul className={styles.axis}>
      {Array.from({ length: hours + 1 }, (_, n) => {
        const at = grid.from + n * HOUR_MS;
        const iso = new Date(at).toISOString();
        const before = at - HOUR_MS;
        const newOffset = n > 0 && offsetText(at, zone) !== offsetText(before, zone);
        const newDate =
          patientZone !== "" && n > 0 && isoDay(at, patientZone) !== isoDay(before, patientZone);
        return (
          <li key={at} className={styles.hour} style={{ top: Math.round(n * grid.pxPerHour) }}>
            <div className={styles.clocks}>
              <b>{timeOf(iso, zone, language)}</b>
              {patientZone !== "" && (
                <span className={newDate ? styles.newDate : undefined}>
                  {timeOf(iso, patientZone, language)}
                </span>
              )}
            </div>
            {newDate && <span className={styles.date}>{dateOf(iso, patientZone, language)}</span>}
            {newOffset && (
              <span className={styles.date}>
                {words.clockChange(offsetText(at, zone).replace("UTC", ""))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
