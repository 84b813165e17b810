import { describe, expect, it } from "vitest";
import { columnsOf } from "../columns";
import { randomly } from "./made";

/** The least and the greatest reading of every column, found the slow way. */
function trueEnds(time: Float64Array, value: Float64Array, begin: number, perColumn: number, width: number) {
  const ends = new Map<number, [number, number]>();
  time.forEach((when, index) => {
    const reading = value[index] as number;
    if (Number.isNaN(reading)) return;
    const column = Math.min(width - 1, Math.floor((when - begin) / perColumn));
    const [low, high] = ends.get(column) ?? [reading, reading];
    ends.set(column, [Math.min(low, reading), Math.max(high, reading)]);
  });
  return ends;
}

describe("readings gathered by column", () => {
  it("x_hr_02 reach in every column exactly as far as the readings, whatever they are", () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomly(seed * 7919);
      const count = 1 + Math.floor(random() * 3000);
      const width = 1 + Math.floor(random() * 900);
      const span = 1 + random() * 1e6;
      const begin = 1.7e9 + random() * 1e6;
      const time = Float64Array.from({ length: count }, () => begin + random() * span * 0.999999).sort();
      const value = Float64Array.from({ length: count }, () =>
        random() < 0.03 ? Number.NaN : Math.round(random() * 300 - 20),
      );
      const perColumn = span / width;
      const found = columnsOf(time, value, { from: 0, until: count }, { begin, perColumn, width, gap: 1e9 });
      const truth = trueEnds(time, value, begin, perColumn, width);
      const drawn = new Map<number, [number, number]>();
      for (let held = 0; held < found.count; held += 1) {
        drawn.set(found.at[held] as number, [found.least[held] as number, found.most[held] as number]);
      }
      expect(drawn, `seed ${seed}`).toEqual(truth);
    }
  });

  it("look at nothing outside the slice", () => {
    const time = Float64Array.from([0, 10, 20, 30]);
    const value = Float64Array.from([500, 1, 2, -500]);
    const found = columnsOf(
      time,
      value,
      { from: 1, until: 3 },
      { begin: 10, perColumn: 20, width: 1, gap: 1e9 },
    );
    expect([found.count, found.least[0], found.most[0]]).toEqual([1, 1, 2]);
  });

  it("gtab_164 are not joined over a gap, and keep what each column begins and ends with", () => {
    const time = Float64Array.from([0, 1, 2, 30, 31]);
    const value = Float64Array.from([5, 9, 7, 4, 6]);
    const found = columnsOf(
      time,
      value,
      { from: 0, until: 5 },
      { begin: 0, perColumn: 3, width: 20, gap: 10 },
    );
    expect([...found.at].slice(0, found.count)).toEqual([0, 10]);
    expect([...found.broken].slice(0, found.count)).toEqual([1, 1]);
    expect([found.first[0], found.last[0], found.first[1], found.last[1]]).toEqual([5, 7, 4, 6]);
    const joined = columnsOf(
      time,
      value,
      { from: 0, until: 5 },
      { begin: 0, perColumn: 3, width: 20, gap: 28 },
    );
    expect([...joined.broken].slice(0, joined.count)).toEqual([1, 0]);
  });
});
