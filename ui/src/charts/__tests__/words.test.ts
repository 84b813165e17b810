import { describe, expect, it } from "vitest";
import { en } from "../../messages/en/charts";
import { es } from "../../messages/es/charts";
import { bit, FLAGS, flagsOf } from "../flags";
import { nearestTime, nextTime, readingAt } from "../focusAt";
import { fittedScale, lookOf, marksOf, presetScale } from "../metrics";
import type { MetricWord } from "../series";
import { metAt, spokenAt } from "../spoken";
import { unitWord } from "../units";
import { numberText, plainText } from "../values";
import { graph, series } from "./made";

const pressure = series("bloodPressure", "mm[Hg]", [100, 200, 300], [128, Number.NaN, 142], {
  second: [76, 80, 88],
  flags: [0, bit("partMissing"), bit("late") | bit("corrected")],
});
const rate = series("heartRate", "/min", [100, 290, 500, 500], [70, 75, 80, 81]);
const time = (at: number) => `at ${at}`;

describe("a reading in words", () => {
  it("x_bp_01 is one text for one pressure, and a missing part shows as such", () => {
    expect([0, 1].map((at) => plainText(pressure, at))).toEqual(["128/76", "–/80"]);
  });

  it("x_glu_08 names the limit of a sensor", () => {
    const glucose = series("sensorGlucose", "mg/dL", [1, 2], [40, 400], {
      flags: [bit("atLow"), bit("atHigh")],
    });
    expect([0, 1].map((at) => plainText(glucose, at))).toEqual(["<40", ">400"]);
  });

  it("has one decimal in mmol/L and thin spaces between thousands", () => {
    expect(plainText(series("sensorGlucose", "mmol/L", [1], [6.5]), 0)).toBe("6.5");
    expect([numberText(9999, 0), numberText(12_480, 0), numberText(-12_480.5, 1)]).toEqual([
      "9999",
      "12\u2009480",
      "-12\u2009480.5",
    ]);
  });

  it("x_hr_01 gives beats a unit that cannot be breaths", () => {
    expect(unitWord(en, "heartRate", "/min")).toBe("beats/min");
    expect(unitWord(es, "heartRate", "/min")).toBe("latidos/min");
    expect(unitWord(en, "bodyWeight", "[stone_av]")).toBe("[stone_av]");
  });
});

describe("the marks of a reading", () => {
  it("are read bit by bit, as the host sends them", () => {
    expect(FLAGS.map((flag) => bit(flag))).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]);
    expect(flagsOf(0b1000_0000_1001)).toEqual(["late", "corrected", "typed"]);
  });
});

describe("the focus line", () => {
  it("gtab_057 goes from reading to reading of any graph, and stops at the ends", () => {
    const all = [pressure, rate];
    expect([nextTime(all, 100, 1), nextTime(all, 200, 1), nextTime(all, 290, 1)]).toEqual([200, 290, 300]);
    expect([nextTime(all, 300, -1), nextTime(all, 100, -1), nextTime(all, 500, 1)]).toEqual([
      290,
      null,
      null,
    ]);
  });

  it("stands at the nearest reading in view", () => {
    expect(nearestTime([pressure, rate], 292, 0, 1000)).toBe(290);
    expect(nearestTime([pressure, rate], 297, 0, 1000)).toBe(300);
    expect(nearestTime([pressure, rate], 297, 0, 300)).toBe(290);
    expect(nearestTime([pressure], 10, 0, 50)).toBeNull();
    expect(nearestTime([pressure], 100, 100, 101)).toBe(100);
  });

  it("gtab_058 meets a reading within its tolerance and none beyond it, and counts those of one time", () => {
    expect(readingAt(rate, 300, 10)).toEqual({ index: 1, more: 0 });
    expect(readingAt(rate, 300, 9)).toBeNull();
    expect(readingAt(rate, 500, 0)).toEqual({ index: 2, more: 1 });
  });

  it("meets a day anywhere within it", () => {
    const days = series("steps", "{steps}", [0, 200], [10, 20], { end: [100, 300] });
    expect(readingAt(days, 250, 0)?.index).toBe(1);
    expect(readingAt(days, 150, 1000)).toBeNull();
  });

  it("says its time, every value with its unit, the marks, and the own time of a neighbour", () => {
    const graphs = [graph(pressure), graph(rate)];
    expect(spokenAt(graphs, 300, 10, en, time)).toBe(
      "at 300. Blood pressure: 142/88 mmHg, came late, corrected. Heart rate: 75 beats/min, at 290.",
    );
    expect(spokenAt(graphs, 200, 10, en, time)).toBe(
      "at 200. Blood pressure: –/80 mmHg, a part is missing. Heart rate: no reading here.",
    );
    expect(metAt(graph(rate), 500, 0, en, time)?.notes).toEqual(["and 1 more at this time"]);
  });

  it("gtab_054 says a value as it was recorded", () => {
    const recorded = graph(series("bodyWeight", "kg", [1], [7]), { text: () => "7.00" });
    expect(spokenAt([recorded], 1, 0, en, time)).toContain("Body weight: 7.00 kg.");
  });
});

describe("the scales", () => {
  const metrics = Object.keys(en.metrics) as MetricWord[];

  it("gtab_091 have marks in steps of 1, 2 or 5 times a power of ten, ends included", () => {
    for (const metric of metrics) {
      for (const scale of Object.values(lookOf(metric).scales)) {
        const lead = Number(scale.step.toExponential().split("e")[0]);
        expect([1, 2, 5], metric).toContain(lead);
        expect(marksOf(scale).at(-1), metric).toBe(scale.high);
        expect(scale.low % scale.step, metric).toBe(0);
      }
    }
  });

  it("gtab_002 give each metric of one stack its own shape and colour together", () => {
    const looks = metrics.map((metric) => `${lookOf(metric).shape} ${lookOf(metric).colour}`);
    expect(new Set(looks).size).toBe(metrics.length);
  });

  it("put a weight in a fixed span around the latest", () => {
    expect(presetScale(series("bodyWeight", "kg", [1, 2], [70, 81.4]))).toEqual({
      low: 70,
      high: 90,
      step: 5,
    });
  });

  it("have no preset for a unit that is not known", () => {
    expect(presetScale(series("heartRate", "Hz", [1], [1]))).toBeNull();
  });

  it("gtab_076 hold all readings when they are fitted, in few steps", () => {
    for (const [least, most] of [
      [61, 78],
      [0.2, 0.21],
      [5, 5],
      [0, 0],
      [-3, 900],
    ] as const) {
      const { low, high, step } = fittedScale(least, most);
      expect(low).toBeLessThanOrEqual(least);
      expect(high).toBeGreaterThanOrEqual(most);
      expect(high).toBeGreaterThan(low);
      expect((high - low) / step).toBeLessThanOrEqual(8);
    }
  });
});
