import { RINGED } from "./flags";
import { lookOf, type Scale } from "./metrics";
import type { Series, Slice } from "./series";

/** What is true of the readings in a window, for the words beside a graph (WCAG 1.1.1, GTAB-078). */
export interface Facts {
  count: number;
  /** The least and the most of all parts; `null` without a number. */
  least: number | null;
  most: number | null;
  /** Readings with a part beyond an end of the scale. */
  above: number;
  below: number;
  /** Readings with a ring. */
  marked: number;
  /** Where the line is broken. */
  gaps: number;
}

/** Looks once at every reading of a slice. */
export function factsOf(series: Series, { from, until }: Slice, scale: Scale, gap: number): Facts {
  const { start, value, second, flags } = series;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let [above, below, marked, gaps] = [0, 0, 0, 0];
  for (let at = from; at < until; at += 1) {
    const one = value[at] as number;
    const two = second === null ? one : (second[at] as number);
    // A comparison with NaN is false: a missing part is passed over.
    if (one < least) least = one;
    if (two < least) least = two;
    if (one > most) most = one;
    if (two > most) most = two;
    if (one > scale.high || two > scale.high) above += 1;
    if (one < scale.low || two < scale.low) below += 1;
    if (((flags[at] as number) & RINGED) !== 0) marked += 1;
    if (at > from && (start[at] as number) - (start[at - 1] as number) > gap) gaps += 1;
  }
  const any = least <= most;
  return {
    count: Math.max(0, until - from),
    least: any ? least : null,
    most: any ? most : null,
    above,
    below,
    marked,
    gaps,
  };
}

/** So many of the usual intervals, unless the metric says otherwise. */
const BROKEN_AFTER = 2.5;
/** Distances that are looked at to find the usual one; a year of minutes has half a million. */
const LOOKED_AT = 20_000;

/**
 * The longest distance, in seconds, over which a line is drawn: a multiple of the usual interval, which is the median
 * distance of neighbours in the whole series, so that a line does not change as the window moves.
 */
export function gapOf(series: Series): number {
  const { start } = series;
  const stride = Math.max(1, Math.ceil((start.length - 1) / LOOKED_AT));
  const distances = new Float64Array(Math.max(0, Math.ceil((start.length - 1) / stride)));
  let found = 0;
  for (let at = 1; at < start.length; at += stride) {
    const distance = (start[at] as number) - (start[at - 1] as number);
    if (distance > 0) {
      distances[found] = distance;
      found += 1;
    }
  }
  if (found === 0) return Number.POSITIVE_INFINITY;
  const sorted = distances.subarray(0, found).sort();
  return (sorted[found >>> 1] as number) * (lookOf(series.metric).brokenAfter ?? BROKEN_AFTER);
}
