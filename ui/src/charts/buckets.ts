import { two, wallOf } from "../format/zoned";
import { dailyTotals } from "./daily";
import { type Series, sliceOf } from "./series";
import type { Window } from "./windows";
import { beginOf, dayOf } from "./windows";

const HOUR = 3600;

/** What lies in one hour of the clock or one day of the calendar: the lowest, the highest and how many. Nothing is averaged. */
export interface Bucket {
  /** `08:00`, or a day as it is written everywhere. */
  name: string;
  count: number;
  /** `null` without a reading. */
  least: number | null;
  most: number | null;
}

/** The window of the last whole days up to now. */
export function lastDays(days: number, now: number, zone: string): Window {
  const today = dayOf(now / 1000, zone);
  return {
    from: beginOf(today.subtract({ days: days - 1 }), zone),
    until: beginOf(today.add({ days: 1 }), zone),
  };
}

function empty(name: string): Bucket {
  return { name, count: 0, least: null, most: null };
}

function add(bucket: Bucket | undefined, value: number): void {
  if (bucket === undefined) return;
  bucket.count += 1;
  bucket.least = Math.min(bucket.least ?? value, value);
  bucket.most = Math.max(bucket.most ?? value, value);
}

function hoursOfTheClock(): Bucket[] {
  return Array.from({ length: 24 }, (_, hour) => empty(`${two(hour)}:00`));
}

/** When the hour of the patient's clock that holds an instant ends, and which it is. */
function hourAt(when: number, zone: string): { hour: number; ends: number } {
  const { hour, minute, second } = wallOf(when * 1000, zone);
  return { hour, ends: Math.floor(when) - minute * 60 - second + HOUR };
}

/** The readings of each hour of the patient's clock, over all days of a window. */
export function byHour(series: Series, { from, until }: Window, zone: string): Bucket[] {
  const hours = hoursOfTheClock();
  const slice = sliceOf(series, from, until);
  let ends = Number.NEGATIVE_INFINITY;
  let held: Bucket | undefined;
  for (let at = slice.from; at < slice.until; at += 1) {
    const when = series.start[at] as number;
    const value = series.value[at] as number;
    if (Number.isNaN(value)) continue;
    // The clock is asked once an hour and not once a reading.
    if (when >= ends) {
      const met = hourAt(when, zone);
      held = hours[met.hour];
      ends = met.ends;
    }
    add(held, value);
  }
  return hours;
}

/** The days of a window, each with its beginning. */
export function daysOf({ from, until }: Window, zone: string): { from: number; until: number }[] {
  const days: { from: number; until: number }[] = [];
  for (let day = dayOf(from, zone); beginOf(day, zone) < until; day = day.add({ days: 1 }))
    days.push({ from: beginOf(day, zone), until: beginOf(day.add({ days: 1 }), zone) });
  return days;
}

/** The readings of each day of a window; a day without any is there, and has none. */
export function byDay(series: Series, window: Window, zone: string, name: (at: number) => string): Bucket[] {
  return daysOf(window, zone).map(({ from, until }) => {
    const bucket = empty(name(from));
    const slice = sliceOf({ ...series, end: null }, from, until);
    for (let at = slice.from; at < slice.until; at += 1) {
      const value = series.value[at] as number;
      if (!Number.isNaN(value)) add(bucket, value);
    }
    return bucket;
  });
}

/** What was counted in each hour of the patient's clock: of each the day with the least and the day with the most. */
export interface Counted {
  hours: Bucket[];
  /** Stretches longer than an hour: in which of their hours they were counted is not told. */
  longer: number;
}

/** The totals of the hours of each day, gathered by the hour of the clock; a stretch belongs to the hour in which it begins. */
export function countedByHour(series: Series, { from, until }: Window, zone: string): Counted {
  const hours = hoursOfTheClock();
  const { start, end, value } = series;
  const slice = sliceOf({ ...series, end: null }, from, until);
  let longer = 0;
  let ends = Number.NEGATIVE_INFINITY;
  let held: Bucket | undefined;
  let total: number | null = null;
  const keep = () => {
    if (total !== null) add(held, total);
    total = null;
  };
  for (let at = slice.from; at < slice.until; at += 1) {
    const when = start[at] as number;
    const part = value[at] as number;
    if (Number.isNaN(part)) continue;
    if (end !== null && (end[at] as number) - when > HOUR) {
      longer += 1;
      continue;
    }
    if (when >= ends) {
      keep();
      const met = hourAt(when, zone);
      held = hours[met.hour];
      ends = met.ends;
    }
    total = (total ?? 0) + part;
  }
  keep();
  return { hours, longer };
}

/** The totals of the days of a window; the count is one for a day that has one. */
export function countedByDay(
  series: Series,
  window: Window,
  zone: string,
  name: (at: number) => string,
): Bucket[] {
  return byDay(dailyTotals(series, zone), window, zone, name);
}
