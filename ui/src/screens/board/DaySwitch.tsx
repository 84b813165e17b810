import { parseDate } from "@internationalized/date";
import { now } from "../../format/ticker";
import { useFormat, useZone } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { Button } from "../../parts/Button";
import { DayCalendar } from "../../parts/DateField/DayCalendar";
import styles from "./Board.module.css";

/** Another day than today, by arrows or from a calendar. */
export default function DaySwitch({
  day,
  onDay,
}: {
  /** Nothing is today, also after midnight. */
  day: string | null;
  onDay: (day: string | null) => void;
}) {
  const words = useMessages(area).day;
  const format = useFormat();
  const zone = useZone();
  const today = isoDay(now(), zone);
  const date = parseDate(day ?? today);
  const pick = (picked: string) => onDay(picked === today ? null : picked);
  return (
    <span className={styles.day}>
      <Button
        icon="left"
        label={words.previous}
        onPress={() => pick(date.subtract({ days: 1 }).toString())}
      />
      <DayCalendar
        value={date.toString()}
        today={today}
        face={format.day(date.toString())}
        onPick={(picked) => pick(picked.toString())}
      />
      <Button icon="right" label={words.next} onPress={() => pick(date.add({ days: 1 }).toString())} />
      <Button off={day === null ? words.isToday : null} onPress={() => onDay(null)}>
        {words.today}
      </Button>
    </span>
  );
}
