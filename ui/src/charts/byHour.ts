import { wallOf } from "../format/zoned";
import { type Series, sliceOf } from "./series";
import type { Window } from "./windows";
import { beginOf, dayOf } from "./windows";

/** The readings of one hour of the clock, over all days of a window. */
export interface Hour {
  hour: number;
  count: number;
  /** `null` without a reading. */
  least: number | null;
  most: number | null;
}

/** The twenty-four hours of the patient's clock: of each the lowest, the highest and how many. Nothing is averaged. */
export function byHour(series: Series, { from, until }: Window, zone: string): Hour[] {
  const hours: Hour[] = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    count: 0,
    least: null,
    most: null,
  }));
  const slice = sliceOf(series, from, until);
  let ends = Number.NEGATIVE_INFINITY;
  let held: Hour | undefined;
  for (let at = slice.from; at < slice.until; at += 1) {
    const when = series.start[at] as number;
    const value = series.value[at] as number;
    if (Number.isNaN(value)) continue;
    // The clock is asked once an hour and not once a reading.
    if (when >= ends) {
      const { hour, minute, second } = wallOf(when * 1000, zone);
      held = hours[hour];
      ends = Math.floor(when) - minute * 60 - second + 3600;
    }
    if (held === undefined) continue;
    held.count += 1;
    held.least = Math.min(held.least ?? value, value);
    held.most = Math.max(held.most ?? value, value);
  }
  return hours;
}

/** The window of the last whole days up to now, for figures by the hour. */
export function lastDays(days: number, now: number, zone: string): Window {
  const today = dayOf(now / 1000, zone);
  return {
    from: beginOf(today.subtract({ days: days - 1 }), zone),
    until: beginOf(today.add({ days: 1 }), zone),
  };
}
