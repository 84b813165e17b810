import { dateOf } from "../../format/date";
import { timeOf, zoneWithOffset } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import styles from "./VisitPanel.module.css";

/** A time on the patient's own clock with zone and offset; nothing where their zone is not known or is ours. */
export function TheirTime({ start, zone }: { start: string; zone: string | null }) {
  const words = useMessages(area).facts;
  const format = useFormat();
  if (zone === null || zone === format.zone) return null;
  const at = Date.parse(start);
  const otherDay = isoDay(at, zone) !== isoDay(at, format.zone);
  return (
    <span className={styles.theirs}>
      {words.theirs(
        timeOf(start, zone, format.language),
        zoneWithOffset(at, zone),
        otherDay ? dateOf(start, zone, format.language, { weekday: true }) : null,
      )}
    </span>
  );
}
