import { type CalendarDate, fromAbsolute, toCalendarDate } from "@internationalized/date";
import { wallOf } from "../format/zoned";

/** The fixed set of time ranges (GTAB-067), shortest first. */
export const RANGES = ["24hr", "7d", "14d", "30d", "1y"] as const;

/** One of them. */
export type Range = (typeof RANGES)[number];

/** A stretch of time in epoch seconds, its end not included. */
export interface Window {
  from: number;
  until: number;
}

const HOUR = 3600;
const days: Record<Exclude<Range, "24hr">, number> = { "7d": 7, "14d": 14, "30d": 30, "1y": 365 };

/** The day of an instant in a zone. */
export function dayOf(at: number, zone: string): CalendarDate {
  return toCalendarDate(fromAbsolute(at * 1000, zone));
}

/** When a day begins in a zone, in epoch seconds. */
export function beginOf(day: CalendarDate, zone: string): number {
  return day.toDate(zone).getTime() / 1000;
}

/**
 * The window of a range that holds an instant at its right end: a day's windows end with that day, the window of 24 hours
 * with that hour, so that a window is whole days of the patient's and new readings shift it rather than stretch it
 * (GTAB-098).
 */
export function windowAt(range: Range, at: number, zone: string): Window {
  if (range === "24hr") {
    const { minute, second } = wallOf(at * 1000, zone);
    const until = Math.floor(at) - minute * 60 - second + HOUR;
    return { from: until - 24 * HOUR, until };
  }
  const day = dayOf(at, zone);
  return {
    from: beginOf(day.add({ days: 1 - days[range] }), zone),
    until: beginOf(day.add({ days: 1 }), zone),
  };
}

/** The instant to show a window at, half a window earlier (-1) or later (1); a window of days moves by whole days. */
export function shifted(range: Range, at: number, zone: string, direction: -1 | 1): number {
  if (range === "24hr") return at + direction * 12 * HOUR;
  const step = Math.floor(days[range] / 2);
  return beginOf(dayOf(at, zone).add({ days: direction * step }), zone) + 12 * HOUR;
}

/** The next shorter (-1) or longer (1) range, or the same at the end of the set. */
export function nextRange(range: Range, direction: -1 | 1): Range {
  return RANGES[RANGES.indexOf(range) + direction] ?? range;
}

/** How far from the focus line a reading of another graph may be to be read at it, in seconds (GTAB-058). */
export const TOLERANCE: Record<Range, number> = {
  "24hr": 5 * 60,
  "7d": 30 * 60,
  "14d": HOUR,
  "30d": 2 * HOUR,
  "1y": 12 * HOUR,
};
