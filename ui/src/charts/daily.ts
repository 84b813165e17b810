import type { Series } from "./series";
import { beginOf, dayOf } from "./windows";

/**
 * Stretches gathered by the day of the patient (X-STP-02): each day that has one is a reading of its own, from midnight to
 * midnight. A day without any is absent, which is not the same as a total of zero. A stretch belongs to the day in which
 * it begins. It is given the stretches of one device: a phone's and a watch's are never summed.
 */
export function dailyTotals(series: Series, zone: string): Series {
  const { start, value, flags } = series;
  const [begins, ends, totals, marks]: [number[], number[], number[], number[]] = [[], [], [], []];
  let until = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < start.length; at += 1) {
    const when = start[at] as number;
    const part = value[at] as number;
    if (Number.isNaN(part)) continue;
    if (when >= until) {
      const day = dayOf(when, zone);
      until = beginOf(day.add({ days: 1 }), zone);
      begins.push(beginOf(day, zone));
      ends.push(until);
      totals.push(0);
      marks.push(0);
    }
    totals[totals.length - 1] = (totals.at(-1) ?? 0) + part;
    marks[marks.length - 1] = (marks.at(-1) ?? 0) | (flags[at] as number);
  }
  return {
    ...series,
    start: Float64Array.from(begins),
    end: Float64Array.from(ends),
    value: Float64Array.from(totals),
    flags: Uint16Array.from(marks),
  };
}
