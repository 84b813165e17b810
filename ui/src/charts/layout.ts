/** CSS pixels beside every plot of a stack: one left edge for all axes (GTAB-146), room for the latest value at the right. */
export const LEFT = 64;
export const RIGHT = 66;
/** Room above and below the values, so that a symbol at an end of the scale is whole. */
export const ABOVE = 8;
export const BELOW = 8;

/** Heights of a plot: each is the same in every window of a range (GTAB-069). */
export function heightOf(pressure: boolean): number {
  return pressure ? 220 : 132;
}
