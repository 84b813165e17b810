import { describe, expect, it } from "vitest";
import { densityOf } from "../density";
import { factsOf, gapOf } from "../facts";
import { bit } from "../flags";
import { series } from "./made";

const every = (step: number, count: number) => Array.from({ length: count }, (_, at) => at * step);
const scale = { low: 40, high: 140, step: 20 };

describe("what is told of the readings in a window", () => {
  it("gtab_078 counts a reading beyond the scale once, on its side, and a zero below it (X-HR-02)", () => {
    const rate = series("heartRate", "/min", [1, 2, 3, 4], [0, 141, 140, 40], {
      flags: [bit("zero"), 0, 0, 0],
    });
    const facts = factsOf(rate, { from: 0, until: 4 }, scale, 10);
    expect(facts).toMatchObject({ count: 4, above: 1, below: 1, least: 0, most: 141, marked: 1 });
  });

  it("x_bp_01 passes over a missing part and looks at both others", () => {
    const pressure = series("bloodPressure", "mm[Hg]", [1, 2], [Number.NaN, 210], { second: [30, 90] });
    const facts = factsOf(pressure, { from: 0, until: 2 }, { low: 40, high: 200, step: 20 }, 10);
    expect(facts).toMatchObject({ least: 30, most: 210, above: 1, below: 1 });
  });

  it("gtab_078 counts a pressure whose other part alone is beyond the scale", () => {
    const pressure = series("bloodPressure", "mm[Hg]", [1, 2, 3], [Number.NaN, 120, 260], {
      second: [205, 35, 210],
    });
    const facts = factsOf(pressure, { from: 0, until: 3 }, { low: 40, high: 200, step: 20 }, 10);
    expect(facts).toMatchObject({ above: 2, below: 1 });
  });

  it("says nothing of the ends where there is no reading", () => {
    const facts = factsOf(series("heartRate", "/min", [], []), { from: 0, until: 0 }, scale, 10);
    expect(facts).toMatchObject({ count: 0, least: null, most: null, gaps: 0 });
  });
});

describe("a gap", () => {
  it("gtab_164 is longer than a multiple of the usual interval, which one silence does not change", () => {
    const times = [...every(300, 50), 30_000, 30_300];
    expect(gapOf(series("sensorGlucose", "mg/dL", times, times))).toBe(900);
    expect(gapOf(series("heartRate", "/min", times, times))).toBe(750);
  });

  it("of two readings a day is met by a day left out", () => {
    const halfDays = every(43_200, 20);
    const gap = gapOf(series("heartRate", "/min", halfDays, halfDays));
    expect(gap).toBeGreaterThan(43_200);
    expect(gap).toBeLessThan(3 * 43_200);
  });

  it("is not known of a single reading", () => {
    expect(gapOf(series("heartRate", "/min", [5], [60]))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("how dense readings are", () => {
  const density = (times: number[], until: number, width: number) =>
    densityOf(
      series("heartRate", "/min", times, times),
      { from: 0, until: times.length },
      { from: 0, until },
      width,
    );

  it("gtab_013 shows symbols that do not touch, ticks that would, and columns where not even these are told apart", () => {
    expect(density(every(100, 40), 4000, 800)).toBe("symbols");
    expect(density(every(100, 200), 20_000, 800)).toBe("ticks");
    expect(density(every(100, 2000), 200_000, 800)).toBe("columns");
  });

  it("keeps symbols for a cuff that measures three times in a row now and then", () => {
    const cuff = every(43_200, 28).flatMap((at, day) => (day % 7 === 0 ? [at, at + 60, at + 120] : [at]));
    expect(density(cuff, 14 * 86_400, 800)).toBe("symbols");
  });
});
