import type { Slice } from "./series";

/**
 * Readings gathered by pixel column. Nothing is averaged and nothing is left out: of each column the first, the least,
 * the greatest and the last are kept, so that what is drawn reaches exactly as far as the readings do (X-HR-02).
 */
export interface Columns {
  /** How many columns hold a reading. */
  count: number;
  /** Which pixel column, counted from the left edge of the window. */
  at: Int32Array;
  first: Float64Array;
  least: Float64Array;
  most: Float64Array;
  last: Float64Array;
  /** 1 where the line is broken before the column. */
  broken: Uint8Array;
}

/** Gathers a slice. `perColumn` is how many seconds a column is wide; `gap` the longest distance a line may cross. */
export function columnsOf(
  time: Float64Array,
  value: Float64Array,
  { from, until }: Slice,
  { begin, perColumn, width, gap }: { begin: number; perColumn: number; width: number; gap: number },
): Columns {
  const room = Math.max(0, Math.min(width, until - from));
  const columns: Columns = {
    count: 0,
    at: new Int32Array(room),
    first: new Float64Array(room),
    least: new Float64Array(room),
    most: new Float64Array(room),
    last: new Float64Array(room),
    broken: new Uint8Array(room),
  };
  const { at, first, least, most, last, broken } = columns;
  let held = -1;
  let ends = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  let low = 0;
  let high = 0;
  for (let index = from; index < until; index += 1) {
    const reading = value[index] as number;
    if (Number.isNaN(reading)) continue;
    const when = time[index] as number;
    let column = -1;
    if (when >= ends) {
      column = Math.min(width - 1, Math.floor((when - begin) / perColumn));
      ends = column === width - 1 ? Number.POSITIVE_INFINITY : begin + (column + 1) * perColumn;
    }
    // A boundary that rounding put a hair too early leads back to the column that is held.
    if (column < 0 || (held >= 0 && column === at[held])) {
      if (reading < low) low = reading;
      else if (reading > high) high = reading;
    } else {
      if (held >= 0) {
        least[held] = low;
        most[held] = high;
      }
      held += 1;
      at[held] = column;
      first[held] = reading;
      low = reading;
      high = reading;
      broken[held] = when - before > gap ? 1 : 0;
    }
    last[held] = reading;
    before = when;
  }
  if (held >= 0) {
    least[held] = low;
    most[held] = high;
  }
  columns.count = held + 1;
  return columns;
}
