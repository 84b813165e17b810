import { dateOf } from "../../format/date";
import { offsetText, timeOf, zoneWithOffset } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { NoteBar } from "../../parts/NoteBar";
import { Block } from "../../parts/Panel";
import { Unbroken } from "../../parts/Unbroken";
import styles from "./CheckPane.module.css";
import type { GridSlot } from "./layoutDay";

/** When, as two labelled times with zone and offset (D+Tb-0013, X-04), on the patient's clock as well when it differs. */
export function WhenBlock({ slot, patientZone }: { slot: GridSlot; patientZone: string }) {
  const words = useMessages(booking).check;
  const { zone, language, ...format } = useFormat();
  const from = new Date(slot.start).toISOString();
  const to = new Date(slot.end).toISOString();
  const sameDay = patientZone !== "" && isoDay(slot.start, patientZone) === isoDay(slot.start, zone);
  return (
    <>
      <Block title={words.when}>
        <div className={styles.when}>
          <b className={styles.day}>{format.date(from, { weekday: true })}</b>
          <b>{words.fromTo(format.time(from), format.time(to))}</b>
          <span className={styles.zone}>{zoneWithOffset(slot.start, zone)}</span>
          {patientZone !== "" && (
            <>
              <span>
                {words.fromTo(timeOf(from, patientZone, language), timeOf(to, patientZone, language))}
              </span>
              <span className={styles.zone}>
                {zoneWithOffset(slot.start, patientZone)},{" "}
                <Unbroken>
                  {sameDay ? words.sameDay : dateOf(from, patientZone, language, { weekday: true })}
                </Unbroken>
              </span>
            </>
          )}
        </div>
      </Block>
      {offsetText(slot.start, zone) !== offsetText(slot.end, zone) && (
        <NoteBar tone="warn" title={words.clockChange} />
      )}
    </>
  );
}
