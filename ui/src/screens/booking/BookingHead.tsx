import { parseDate } from "@internationalized/date";
import type { ReactNode } from "react";
import { useFormat } from "../../format/useFormat";
import head from "../../frame/Head.module.css";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Button } from "../../parts/Button";
import { DayCalendar } from "../../parts/DateField/DayCalendar";
import { Segments } from "../../parts/Segments";
import { cityOf } from "../../parts/ZoneField";
import styles from "./BookingHead.module.css";

/** The head of Booking: the day and its arrows, which clocks are shown, refresh. */
export function BookingHead({
  day,
  today,
  rooms,
  zone,
  patientZone,
  bothClocks,
  onDay,
  onBothClocks,
  onRefresh,
  offer,
}: {
  day: string;
  today: string;
  rooms: number | null;
  zone: string;
  /** Empty when it is the clinic's. */
  patientZone: string;
  bothClocks: boolean;
  onDay: (day: string) => void;
  onBothClocks: (both: boolean) => void;
  onRefresh: () => void;
  /** The way to offer a slot, where there is one. */
  offer: ReactNode;
}) {
  const { title, head: words } = useMessages(booking);
  const format = useFormat();
  const date = parseDate(day);
  const distance = date.compare(parseDate(today));
  const when =
    distance === 0 ? words.isToday : distance > 0 ? words.inDays(distance) : words.daysAgo(-distance);
  return (
    <header className={head.head}>
      <h1 className={head.title}>{title}</h1>
      <div className={styles.day}>
        <Button
          icon="left"
          label={words.previousDay}
          onPress={() => onDay(date.subtract({ days: 1 }).toString())}
        />
        <DayCalendar
          value={day}
          today={today}
          face={format.day(day)}
          onPick={(picked) => onDay(picked.toString())}
        />
        <Button icon="right" label={words.nextDay} onPress={() => onDay(date.add({ days: 1 }).toString())} />
        <Button onPress={() => onDay(today)}>{words.today}</Button>
      </div>
      <p className={`${head.sub} ${styles.sub}`} role="status">
        {when}.{rooms !== null && ` ${words.rooms(rooms)}.`}
      </p>
      <div className={head.tools}>
        {patientZone !== "" && (
          <Segments
            label={words.timesIn}
            labelShown={false}
            value={bothClocks ? "both" : "clinic"}
            options={[
              { id: "both", text: words.bothZones(cityOf(zone), cityOf(patientZone)) },
              { id: "clinic", text: cityOf(zone) },
            ]}
            onChange={(id) => onBothClocks(id === "both")}
          />
        )}
        {offer}
        <Button icon="refresh" keyCap="F5" onPress={onRefresh}>
          {words.refresh}
        </Button>
      </div>
    </header>
  );
}
