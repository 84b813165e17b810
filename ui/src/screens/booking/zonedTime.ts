/**
 * Wall time and instants on a booking day. A wall time that the clock change skips is refused, and one that occurs
 * twice is asked: a booking is never moved by an hour in silence.
 */
import {
  type CalendarDate,
  fromAbsolute,
  type Time,
  toCalendarDateTime,
  toZoned,
} from "@internationalized/date";

/** The instants that a wall time can mean in a zone: none, one or two, earliest first, in milliseconds. */
export function instantsOf(date: CalendarDate, time: Time, zone: string): number[] {
  const wall = toCalendarDateTime(date, time);
  const both = (["earlier", "later"] as const).map((which) => toZoned(wall, zone, which).toDate().getTime());
  const real = both.filter((at) => {
    const back = fromAbsolute(at, zone);
    return back.hour === time.hour && back.minute === time.minute && back.day === date.day;
  });
  return [...new Set(real)].sort((a, b) => a - b);
}
