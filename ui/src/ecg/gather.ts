import type { Columns } from "./signal";
import { type Span, timeAt } from "./span";
import { TILE, type Tiles } from "./tiles";
import type { Row } from "./trace";

/** Coarser or finer columns that are at hand while the exact ones are read. */
export interface Rough {
  /** Columns of a stretch of time, if there are any. */
  at(time: number): Columns | null;
}

/**
 * Puts the columns in view into a row: the exact ones where they are read, else rough ones, marked as such. Answers
 * whether all are exact.
 */
export function gather(
  row: Row,
  lead: number,
  span: Span,
  end: number,
  tiles: Tiles,
  rough: readonly Rough[],
): boolean {
  const { low, high, known } = row;
  low.fill(Number.NaN);
  high.fill(Number.NaN);
  known.fill(0);
  const last = Math.min(span.width, end);
  let complete = true;
  for (let x = 0; x < last; ) {
    const column = span.first + x;
    const index = Math.floor(column / TILE);
    const tile = tiles.get({ lead, perSecond: span.perSecond, index });
    const begin = column - index * TILE;
    const count = Math.min(TILE - begin, last - x);
    if (tile !== null) {
      low.set(tile.low.subarray(begin, begin + count), x);
      high.set(tile.high.subarray(begin, begin + count), x);
      known.fill(2, x, x + count);
    } else {
      complete = false;
      for (const source of rough) fillRough(row, span, x, x + count, source);
    }
    x += count;
  }
  return complete;
}

/** Fills what is still unknown between two places: each column takes the extremes of all that it overlaps. */
function fillRough({ low, high, known }: Row, span: Span, from: number, to: number, rough: Rough): void {
  for (let x = from; x < to; x += 1) {
    if (known[x] !== 0) continue;
    const begin = timeAt(span, x);
    const source = rough.at(begin);
    if (source === null) continue;
    const width = (source.to - source.from) / source.low.length;
    const first = Math.max(0, Math.floor((begin - source.from) / width));
    const end = Math.min(
      source.low.length,
      Math.max(first + 1, Math.ceil((timeAt(span, x + 1) - source.from) / width)),
    );
    let [least, greatest] = [Number.NaN, Number.NaN];
    for (let at = first; at < end; at += 1) {
      const [one, other] = [source.low[at] as number, source.high[at] as number];
      if (!(one >= least)) least = Number.isNaN(one) ? least : one;
      if (!(other <= greatest)) greatest = Number.isNaN(other) ? greatest : other;
    }
    low[x] = least;
    high[x] = greatest;
    known[x] = 1;
  }
}

/** The whole recording in one answer, as the overview has it. */
export function wholeOf(columns: Columns | null): Rough {
  return {
    at: (time) => (columns !== null && time >= columns.from && time < columns.to ? columns : null),
  };
}

/** What is at hand of another scale. */
export function scaleOf(tiles: Tiles, lead: number, perSecond: number): Rough {
  return {
    at: (time) =>
      time < 0 ? null : tiles.get({ lead, perSecond, index: Math.floor((time * perSecond) / TILE) }),
  };
}
