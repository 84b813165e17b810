import { two, wallOf } from "../format/zoned";
import type { Language } from "../host/types";
import { formats } from "../messages/formats";
import { beginOf, dayOf, type Range, type Window } from "./windows";

/** A mark of the time axis (GTAB-087): hours, days or months, the higher unit stronger. */
export interface TimeMark {
  /** Epoch seconds. */
  at: number;
  strong: boolean;
  /** What stands at it; empty for a line without a label. */
  label: string;
}

/** The marks of a window, oldest first. */
export function timeMarks(
  range: Range,
  { from, until }: Window,
  zone: string,
  language: Language,
): TimeMark[] {
  const words = formats[language];
  const marks: TimeMark[] = [];
  if (range === "24hr") {
    for (let at = from; at < until; at += 3600) {
      const { hour, minute } = wallOf(at * 1000, zone);
      marks.push({ at, strong: hour === 0, label: hour % 3 === 0 ? `${two(hour)}:${two(minute)}` : "" });
    }
    return marks;
  }
  let day = dayOf(from, zone);
  if (range === "1y") {
    day = day.set({ day: 1 });
    for (let at = beginOf(day, zone); at < until; day = day.add({ months: 1 }), at = beginOf(day, zone)) {
      if (at >= from) marks.push({ at, strong: day.month === 1, label: words.months[day.month - 1] ?? "" });
    }
    return marks;
  }
  for (let at = beginOf(day, zone); at < until; day = day.add({ days: 1 }), at = beginOf(day, zone)) {
    const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
    const name = range === "7d" ? `${words.weekdays[weekday]} ` : "";
    marks.push({ at, strong: weekday === 1, label: `${name}${two(day.day)}` });
  }
  return marks;
}

/** Where the full dates stand under the marks (GTAB-112): where the window begins, and at each stronger mark. */
export function dateMarks({ from, until }: Window, marks: readonly TimeMark[]): number[] {
  const span = until - from;
  const found = [from];
  for (const { at, strong } of marks) {
    // A date needs about a sixth of the width: one that would touch its neighbour or the right edge is left out.
    const room = at - (found.at(-1) ?? from) >= span / 6 && until - at >= span / 7;
    if (strong && room) found.push(at);
  }
  return found;
}
