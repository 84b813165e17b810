/** One mark of the calipers: a time and a voltage on a lead. */
export interface Mark {
  /** Seconds from the start of the recording. */
  time: number;
  millivolts: number;
}

/** The two marks and the lead that they were set on. */
export interface Calipers {
  lead: number;
  a: Mark;
  b: Mark;
}

/** Which of the two. */
export type End = "a" | "b";

/** What two marks measure (X-ECG-10). */
export interface Measured {
  /** Milliseconds from the earlier mark to the later. */
  interval: number;
  /** How many such intervals make a minute; `null` when both marks stand at one time. */
  perMinute: number | null;
  /** Millivolts from A to B; negative when B lies lower. */
  amplitude: number;
}

/** Measures. */
export function measured({ a, b }: Calipers): Measured {
  const interval = Math.abs(b.time - a.time) * 1000;
  return {
    interval,
    perMinute: interval > 0 ? 60_000 / interval : null,
    amplitude: b.millivolts - a.millivolts,
  };
}

/** The times of the interval repeated to both sides, within [from, to): for comparing one beat with the next ones. */
export function marchOut({ a, b }: Calipers, from: number, to: number): number[] {
  const begin = Math.min(a.time, b.time);
  const step = Math.abs(b.time - a.time);
  // Marks closer than this would be a solid block.
  if (step < 0.02) return [];
  const times: number[] = [];
  for (let k = Math.ceil((from - begin) / step); begin + k * step < to; k += 1) {
    if (k !== 0 && k !== 1) times.push(begin + k * step);
  }
  return times;
}

/** The mark nearest to a place, when it is within reach; places in device pixels. */
export function nearest(x: number, places: Record<End, number>, reach: number): End | null {
  const [toA, toB] = [Math.abs(places.a - x), Math.abs(places.b - x)];
  if (Math.min(toA, toB) > reach) return null;
  return toA < toB ? "a" : "b";
}
