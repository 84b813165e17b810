import type { Beats } from "./signal";

/** One R peak with what lies before it. */
export interface Beat {
  /** Its number in the recording, from 1. */
  number: number;
  /** Seconds from the start of the recording. */
  at: number;
  /** Milliseconds since the R peak before it; `null` for the first and after lost samples. */
  rr: number | null;
}

/** The index of the first beat at or after a time. */
export function firstFrom(at: Float64Array, time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many beats lie in [from, to). */
export function countIn(beats: Beats, from: number, to: number): number {
  return firstFrom(beats.at, to) - firstFrom(beats.at, from);
}

/** The beats in [from, to), in order. */
export function beatsIn(beats: Beats, from: number, to: number): Beat[] {
  const found: Beat[] = [];
  for (let index = firstFrom(beats.at, from); index < beats.at.length; index += 1) {
    const at = beats.at[index] as number;
    if (at >= to) break;
    found.push({ number: index + 1, at, rr: rrOf(beats, index) });
  }
  return found;
}

function rrOf(beats: Beats, index: number): number | null {
  const [before, at] = [beats.at[index - 1], beats.at[index]];
  // What was lost between two beats is no pause of the heart.
  if (before === undefined || at === undefined || beats.follows[index] !== 1) return null;
  return (at - before) * 1000;
}

/** The mean R-R of the intervals that lie wholly in [from, to), with how many there are; `null` when there is none. */
export function meanRr(beats: Beats, from: number, to: number): { rr: number; count: number } | null {
  const end = firstFrom(beats.at, to);
  let [sum, count] = [0, 0];
  for (let index = firstFrom(beats.at, from) + 1; index < end; index += 1) {
    const rr = rrOf(beats, index);
    if (rr === null) continue;
    sum += rr;
    count += 1;
  }
  return count === 0 ? null : { rr: sum / count, count };
}

/** The R-R that ends with the first beat at or after `from` and before `to`; `null` when there is none. */
export function rrBefore(beats: Beats, from: number, to: number): number | null {
  const index = firstFrom(beats.at, from);
  const at = beats.at[index];
  return at === undefined || at >= to ? null : rrOf(beats, index);
}
