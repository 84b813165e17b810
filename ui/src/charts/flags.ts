/** What is marked of a reading, in the order of the bits. The words are keys of the catalogue. */
export const FLAGS = [
  "late",
  "future",
  "beforeBirth",
  "corrected",
  "severalWays",
  "converted",
  "atLow",
  "atHigh",
  "zero",
  "reversed",
  "partMissing",
  "typed",
] as const;

/** One mark. */
export type Flag = (typeof FLAGS)[number];

/** The bit of a mark. */
export function bit(flag: Flag): number {
  return 1 << FLAGS.indexOf(flag);
}

/** Whether a reading has a mark. */
export function has(bits: number | undefined, flag: Flag): boolean {
  return ((bits ?? 0) & bit(flag)) !== 0;
}

/** All marks of a reading, in order. */
export function flagsOf(bits: number | undefined): Flag[] {
  return FLAGS.filter((flag) => has(bits, flag));
}

/**
 * Marks that get a ring around the symbol: something about the reading has to be known before it is used. The others
 * have a shape of their own (a limit an arrow, converted a bar, typed a hollow symbol).
 */
export const RINGED =
  bit("late") |
  bit("future") |
  bit("beforeBirth") |
  bit("corrected") |
  bit("severalWays") |
  bit("zero") |
  bit("reversed") |
  bit("partMissing");
