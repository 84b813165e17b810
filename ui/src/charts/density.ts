import type { Series, Slice } from "./series";
import type { Window } from "./windows";

/** How readings are shown: each with its symbol, each as a short tick, or gathered by column (GTAB-013 to 016). */
export type Density = "symbols" | "ticks" | "columns";

/** A symbol with its outline, in CSS pixels: nearer neighbours would overlap. */
const SYMBOL = 11;
/** Readings nearer to each other than this on average can no longer be told apart. */
const TOLD_APART = 2;

/** How a slice is shown in a window that is so many CSS pixels wide. */
export function densityOf({ start }: Series, { from, until }: Slice, window: Window, width: number): Density {
  const count = until - from;
  if (count * TOLD_APART > width) return "columns";
  const near = (SYMBOL * (window.until - window.from)) / width;
  let overlapping = 0;
  for (let at = from + 1; at < until; at += 1) {
    if ((start[at] as number) - (start[at - 1] as number) < near) overlapping += 1;
  }
  // A cuff that measures three times in a row overlaps in a few places and is no dense series.
  return overlapping * 4 > count ? "ticks" : "symbols";
}
