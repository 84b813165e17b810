import { describe, expect, it } from "vitest";
import { beatsIn, countIn, firstFrom, meanRr, rrBefore } from "../beats";
import { marchOut, measured, nearest } from "../calipers";
import { cutsTooLow, upperCutOff } from "../filter";
import { corrected } from "../qtc";
import { beatsAt } from "./beatsAt";

describe("the calipers", () => {
  const calipers = { lead: 0, a: { time: 10, millivolts: -0.1 }, b: { time: 10.8, millivolts: 0.75 } };

  it("give milliseconds, beats a minute and millivolts (X-ECG-10)", () => {
    const { interval, perMinute, amplitude } = measured(calipers);
    expect(interval).toBeCloseTo(800, 9);
    expect(perMinute).toBeCloseTo(75, 9);
    expect(amplitude).toBeCloseTo(0.85, 9);
  });

  it("give no rate where both marks stand at one time, and a rate whichever is the earlier", () => {
    expect(measured({ ...calipers, b: { time: 10, millivolts: 0 } }).perMinute).toBeNull();
    expect(measured({ ...calipers, a: calipers.b, b: calipers.a }).perMinute).toBeCloseTo(75, 9);
  });

  it("march the interval out to both sides, not onto the marks", () => {
    const times = marchOut(calipers, 8, 13);
    expect(times.map((time) => Number(time.toFixed(6)))).toEqual([8.4, 9.2, 11.6, 12.4]);
    expect(marchOut({ ...calipers, b: { time: 10.001, millivolts: 0 } }, 8, 13)).toEqual([]);
  });

  it("are taken by the nearer mark, within reach only", () => {
    expect(nearest(105, { a: 100, b: 120 }, 12)).toBe("a");
    expect(nearest(112, { a: 100, b: 120 }, 12)).toBe("b");
    expect(nearest(140, { a: 100, b: 120 }, 12)).toBeNull();
  });
});

describe("the corrected QT", () => {
  it("is the QT itself at 60 beats a minute, by every formula", () => {
    for (const formula of ["bazett", "fridericia", "framingham", "hodges"] as const)
      expect(corrected(formula, 400, 1000)).toBeCloseTo(400, 9);
  });

  // Worked by hand from the formulas as published: Bazett 1920, Fridericia 1920, Sagie 1992, Hodges 1983.
  it.each([
    ["bazett", 360, 800, 402.5],
    ["fridericia", 360, 800, 387.8],
    ["framingham", 360, 800, 390.8],
    ["hodges", 360, 800, 386.3],
    ["bazett", 300, 500, 424.3],
    ["fridericia", 300, 500, 378.0],
    ["framingham", 300, 500, 377.0],
    ["hodges", 300, 500, 405.0],
    ["bazett", 440, 1200, 401.7],
    ["fridericia", 440, 1200, 414.1],
    ["framingham", 440, 1200, 409.2],
    ["hodges", 440, 1200, 422.5],
  ] as const)("by %s of QT %d ms and R-R %d ms is %d ms (X-ECG-10)", (formula, qt, rr, value) => {
    expect(corrected(formula, qt, rr)).toBeCloseTo(value, 0);
    expect(Math.abs((corrected(formula, qt, rr) ?? 0) - value)).toBeLessThan(0.051);
  });

  it("is refused without R-R or QT", () => {
    expect(corrected("fridericia", 400, null)).toBeNull();
    expect(corrected("fridericia", null, 800)).toBeNull();
    expect(corrected("hodges", 400, 0)).toBeNull();
    expect(corrected("bazett", 400, Number.NaN)).toBeNull();
  });
});

describe("the beats", () => {
  const beats = beatsAt([0.4, 1.2, 2.1, 2.9]);

  it("are found by time, with the R-R before each", () => {
    expect(firstFrom(beats.at, 1.2)).toBe(1);
    expect(countIn(beats, 1, 2.9)).toBe(2);
    expect(beatsIn(beats, 1, 3).map(({ number, rr }) => [number, Math.round(rr ?? -1)])).toEqual([
      [2, 800],
      [3, 900],
      [4, 800],
    ]);
    expect(beatsIn(beats, 0, 1)[0]?.rr).toBeNull();
  });

  it("give a mean of the intervals that lie wholly in a stretch", () => {
    expect(meanRr(beats, 1, 2.95)?.rr).toBeCloseTo(850, 9);
    expect(meanRr(beats, 1, 2.95)?.count).toBe(2);
    expect(meanRr(beats, 1, 2)).toBeNull();
    expect(meanRr(beats, 50, 60)).toBeNull();
  });

  it("have no interval across lost samples, and no mean that holds one", () => {
    const lost = beatsAt([0.4, 1.2, 9.1, 10], "Synthetic", [2]);
    expect(beatsIn(lost, 9, 9.5)[0]?.rr).toBeNull();
    expect(rrBefore(lost, 9, 9.5)).toBeNull();
    expect(meanRr(lost, 0, 11)?.rr).toBeCloseTo(850, 9);
    expect(meanRr(lost, 0, 11)?.count).toBe(2);
    expect(meanRr(lost, 1, 9.5)).toBeNull();
  });

  it("give the interval before the beat between two marks, and none where there is no beat", () => {
    expect(rrBefore(beats, 2, 2.5)).toBeCloseTo(900, 9);
    expect(rrBefore(beats, 2.2, 2.5)).toBeNull();
    expect(rrBefore(beats, 0.3, 0.9)).toBeNull();
  });
});

describe("the filter as told", () => {
  it.each([
    ["0.05-150 Hz", 150],
    ["0.5 Hz – 40 Hz", 40],
    ["0,05 to 100 Hz, notch 50 Hz", 100],
    ["low pass 25 Hz", 25],
    ["notch 60 Hz", null],
    ["on", null],
  ])("%s has the upper cut-off %s", (told, upper) => {
    expect(upperCutOff(told)).toBe(upper);
  });

  it("is flagged under 150 Hz for adults and under 250 Hz for children (X-ECG-05)", () => {
    expect(cutsTooLow("0.05-40 Hz", false)).toBe(true);
    expect(cutsTooLow("0.05-150 Hz", false)).toBe(false);
    expect(cutsTooLow("0.05-150 Hz", true)).toBe(true);
    expect(cutsTooLow("0.05-250 Hz", true)).toBe(false);
    expect(cutsTooLow(null, false)).toBe(false);
  });
});
