import { describe, expect, it } from "vitest";
import { factsOf, Wave } from "../gallery/wave";
import { type Bar, columnBars, type Density, isLost, joinBars, type Row } from "../trace";

const height = { zero: 200, perMillivolt: 40 };

/** Columns of samples by the rule of `Columns`: a sample lies in the column in which it begins. */
function rowOf(samples: readonly number[], rate: number, perSecond: number, from = 0): [Row, Density] {
  const count = Math.ceil((samples.length / rate) * perSecond);
  const row: Row = {
    low: new Float32Array(count).fill(Number.NaN),
    high: new Float32Array(count).fill(Number.NaN),
    known: new Uint8Array(count).fill(2),
  };
  samples.forEach((value, n) => {
    const column = Math.floor(((n + 1e-9) / rate) * perSecond);
    if (Number.isNaN(value) || column >= count) return;
    if (!(value >= (row.low[column] as number))) row.low[column] = value;
    if (!(value <= (row.high[column] as number))) row.high[column] = value;
  });
  return [row, { first: from, perColumn: rate / perSecond, rate }];
}

function drawn(draw: (bar: Bar) => void): Map<number, [top: number, bottom: number]> {
  const found = new Map<number, [number, number]>();
  draw((x, top, bottom) => {
    expect(Number.isInteger(top) && Number.isInteger(bottom)).toBe(true);
    const known = found.get(x);
    found.set(x, known === undefined ? [top, bottom] : [Math.min(known[0], top), Math.max(known[1], bottom)]);
  });
  return found;
}

describe("the trace", () => {
  it("draws every column from its samples' least to their greatest, exactly (X-ECG-08)", () => {
    const wave = new Wave(factsOf({ seconds: 20, rate: 512.6 }), [7, 8]);
    const { low, high } = wave.columns(0, -1e-6, 20 - 1e-6, 2000);
    const row = { low, high, known: new Uint8Array(2000).fill(2) };
    const bars = drawn((bar) => columnBars(row, 2, height, bar));
    for (let x = 0; x < 2000; x += 7) {
      // Said again from the samples, in another way than the gallery's.
      const own: number[] = [];
      for (let n = 0; n < 20 * 512.6; n += 1)
        if (Math.floor((n / 512.6 + 1e-6) * 100) === x) own.push(wave.at(0, n));
      const real = own.filter((value) => !Number.isNaN(value));
      if (real.length === 0) expect(bars.has(x)).toBe(false);
      else
        expect(bars.get(x)).toEqual([
          Math.round(200 - Math.fround(Math.max(...real)) * 40),
          Math.round(200 - Math.fround(Math.min(...real)) * 40),
        ]);
    }
  });

  it("joins columns by lines that never go beyond what either holds", () => {
    const [row, density] = rowOf([0, 0, 1, 1, -1, -1, 0.5], 100, 100);
    const joins = drawn((bar) => joinBars(row, 2, density, height, bar));
    for (const [, [top, bottom]] of joins) {
      expect(top).toBeGreaterThanOrEqual(160);
      expect(bottom).toBeLessThanOrEqual(240);
    }
    // The jump is closed: the two columns meet half way.
    expect(joins.get(1)?.[0]).toBe(180);
    expect(joins.get(2)?.[1]).toBe(180);
  });

  it("joins samples that follow one another by straight lines where a column holds at most one", () => {
    const [row, density] = rowOf([0, 1], 100, 800);
    const joins = drawn((bar) => joinBars(row, 2, density, height, bar));
    const middle = [...joins.keys()].map((x) => ((joins.get(x)?.[0] ?? 0) + (joins.get(x)?.[1] ?? 0)) / 2);
    // Falls by the same amount from column to column: straight, neither steps nor a curve.
    const inner = middle.slice(1, -1);
    inner.slice(1).forEach((y, k) => {
      expect(Math.abs((inner[k] as number) - y - 5)).toBeLessThanOrEqual(1);
    });
    expect(joins.size).toBe(9);
  });

  it.each([
    [250, 100],
    [250, 200],
    [250, 400],
    [360, 100],
    [360, 283.5],
    [100, 100],
    [100, 37.7],
    [512.6, 100],
    [128, 189],
  ])(
    "leaves a gap where one sample of %d Hz is lost at %d columns a second, and nowhere else (X-ECG-08)",
    (rate, perSecond) => {
      const samples = Array.from({ length: 400 }, (_, n) => Math.sin(n / 9));
      const gaps = (lost: number | null) => {
        const [row, density] = rowOf(
          samples.map((value, n) => (n === lost ? Number.NaN : value)),
          rate,
          perSecond,
        );
        const filled = [...row.low.keys()].filter((x) => !Number.isNaN(row.low[x] as number));
        return filled.slice(1).filter((x, k) => isLost(filled[k] as number, x, density)).length;
      };
      expect(gaps(null)).toBe(0);
      if (rate <= perSecond) for (const lost of [50, 137, 211]) expect(gaps(lost)).toBe(1);
      else {
        // With several samples in a column a single lost one leaves no column empty; a longer stretch does.
        const stretch = Math.ceil((2 * rate) / perSecond) + 1;
        const [row, density] = rowOf(
          samples.map((value, n) => (n >= 100 && n < 100 + stretch ? Number.NaN : value)),
          rate,
          perSecond,
        );
        const bars = drawn((bar) => joinBars(row, 2, density, { zero: 0, perMillivolt: 1000 }, bar));
        const empty = [...row.low.keys()].filter((x) => Number.isNaN(row.low[x] as number));
        expect(empty.length).toBeGreaterThan(0);
        for (const x of empty) expect(bars.has(x)).toBe(false);
      }
    },
  );

  it("joins nothing across what is not read yet", () => {
    const [row, density] = rowOf([0, 0, 0, 1, 1, 1], 100, 100);
    row.known[2] = 0;
    const joins = drawn((bar) => joinBars(row, 2, density, height, bar));
    expect(joins.has(2)).toBe(false);
  });
});
