import { lowerBound, type Series } from "./series";

/** Where the focus line can stand: at the time of a reading of any graph of the stack. */

/** The next time with a reading after (1) or before (-1) an instant; `null` where there is none. */
export function nextTime(all: readonly Series[], at: number, direction: -1 | 1): number | null {
  let best: number | null = null;
  for (const { start } of all) {
    const found =
      direction === 1 ? start[lowerBound(start, at + 1e-6)] : start[lowerBound(start, at - 1e-6) - 1];
    if (found !== undefined && (best === null || (direction === 1 ? found < best : found > best)))
      best = found;
  }
  return best;
}

/** The time with a reading that is nearest to an instant and within a window; `null` where the window has none. */
export function nearestTime(all: readonly Series[], at: number, from: number, until: number): number | null {
  const after = nextTime(all, at - 2e-6, 1);
  const before = nextTime(all, at, -1);
  const held = [before, after].filter(
    (each): each is number => each !== null && each >= from && each < until,
  );
  if (held.length < 2) return held[0] ?? null;
  const [first, second] = held as [number, number];
  return at - first <= second - at ? first : second;
}

/** The reading of a series at an instant, or the nearest within a tolerance; and how many more have the same time. */
export function readingAt(
  { start, end }: Series,
  at: number,
  tolerance: number,
): { index: number; more: number } | null {
  // A stretch is met anywhere within it.
  if (end !== null) {
    const index = lowerBound(start, at + 1e-6) - 1;
    return index >= 0 && at < (end[index] as number) ? { index, more: 0 } : null;
  }
  const place = lowerBound(start, at);
  const near = [place, place - 1].filter(
    (each) => Math.abs((start[each] ?? Number.POSITIVE_INFINITY) - at) <= tolerance,
  );
  const index = near.sort(
    (one, two) => Math.abs((start[one] as number) - at) - Math.abs((start[two] as number) - at),
  )[0];
  if (index === undefined) return null;
  let more = 0;
  while (start[index + more + 1] === start[index]) more += 1;
  return { index, more };
}
