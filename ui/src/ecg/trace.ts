/**
 * From pixel columns to the rectangles of the trace. Every column that has samples is drawn from its least to its
 * greatest, neither smoothed nor thinned (X-ECG-08); columns that follow one another are joined by a straight line; where
 * a sample was lost there is no line.
 */

/** Columns in view: extremes in millivolts, NaN where there is no sample. */
export interface Row {
  low: Float32Array;
  high: Float32Array;
  /** Which columns are read exactly (2), roughly (1) or not at all (0). */
  known: Uint8Array;
}

/** An empty row. */
export function emptyRow(columns: number): Row {
  return {
    low: new Float32Array(columns).fill(Number.NaN),
    high: new Float32Array(columns).fill(Number.NaN),
    known: new Uint8Array(columns),
  };
}

/** How far the window of a question begins before the column: a sample never falls exactly on an edge. In seconds. */
export const EDGE = 1e-6;

/** How the samples of a lead lie in columns. */
export interface Density {
  /** The column of the recording at which the row begins. */
  first: number;
  /** Samples in one column; under one, some columns are empty though nothing is lost. */
  perColumn: number;
  /** Samples in a second. */
  rate: number;
}

/** The number of the sample that a column of at most one sample holds. */
function sampleIn(column: number, { first, perColumn, rate }: Density): number {
  return Math.round((first + column + 0.5) * perColumn - EDGE * rate);
}

/** Whether something was lost between two columns that have samples with none between them. */
export function isLost(from: number, to: number, density: Density): boolean {
  if (density.perColumn > 1) return to - from > 1;
  return sampleIn(to, density) - sampleIn(from, density) > 1;
}

/** Where millivolts stand. */
export interface Height {
  /** Zero millivolts, device pixels from the top. */
  zero: number;
  /** Device pixels in a millivolt. */
  perMillivolt: number;
}

/** The pixel row of a voltage. */
export function heightOf(millivolts: number, { zero, perMillivolt }: Height): number {
  return zero - millivolts * perMillivolt;
}

/** Takes a rectangle of whole pixels: left, first and last row of pixels. */
export type Bar = (x: number, top: number, bottom: number) => void;

/** One bar for every column that has samples: exactly its extremes. */
export function columnBars(row: Row, known: number, height: Height, bar: Bar): void {
  for (let x = 0; x < row.low.length; x += 1) {
    const low = row.low[x] as number;
    const high = row.high[x] as number;
    if (row.known[x] !== known || Number.isNaN(low) || Number.isNaN(high)) continue;
    bar(x, Math.round(heightOf(high, height)), Math.round(heightOf(low, height)));
  }
}

/**
 * The straight lines between columns that follow one another, laid out in pixels. Where two columns share a voltage
 * there is nothing to join; else the line runs between their nearest extremes and so never beyond either.
 */
export function joinBars(row: Row, known: number, density: Density, height: Height, bar: Bar): void {
  let last = -1;
  for (let x = 0; x < row.low.length; x += 1) {
    if (row.known[x] !== known) {
      last = -1;
      continue;
    }
    if (Number.isNaN(row.low[x] as number) || Number.isNaN(row.high[x] as number)) continue;
    if (last >= 0 && !isLost(last, x, density)) join(row, last, x, height, bar);
    last = x;
  }
}

function join(row: Row, from: number, to: number, height: Height, bar: Bar): void {
  const [lowA, highA] = [row.low[from] as number, row.high[from] as number];
  const [lowB, highB] = [row.low[to] as number, row.high[to] as number];
  const rises = lowB > highA;
  if (!rises && highB >= lowA && to - from === 1) return;
  const overlap = Math.max(lowA, lowB);
  const begin = rises ? highA : highB < lowA ? lowA : overlap;
  const end = rises ? lowB : highB < lowA ? highB : overlap;
  const y0 = heightOf(begin, height);
  const slope = (heightOf(end, height) - y0) / (to - from);
  for (let x = from; x <= to; x += 1) {
    // The line runs from the middle of the one column to the middle of the other.
    const left = y0 + slope * (Math.max(x, from + 0.5) - from - 0.5);
    const right = y0 + slope * (Math.min(x + 1, to + 0.5) - from - 0.5);
    bar(x, Math.round(Math.min(left, right)), Math.round(Math.max(left, right)));
  }
}

/** How many exact columns leave the room between `top` and `bottom`. */
export function beyond(
  row: Row,
  height: Height,
  top: number,
  bottom: number,
): { above: number; below: number } {
  let above = 0;
  let below = 0;
  for (let x = 0; x < row.low.length; x += 1) {
    if (row.known[x] !== 2) continue;
    if (heightOf(row.high[x] as number, height) < top) above += 1;
    if (heightOf(row.low[x] as number, height) > bottom) below += 1;
  }
  return { above, below };
}
