import { describe, expect, it } from "vitest";
import { Clock, stepsFor } from "../clock";
import { timesOf } from "../paint/axis";

const clock = new Clock("2026-11-20T02:04:16.250Z", "America/New_York");

describe("the clock of a recording", () => {
  it("shows the wall clock where it was recorded", () => {
    expect(clock.at(0)).toBe("21:04:16");
    expect(clock.at(1.5, true)).toBe("21:04:17.750");
    expect(new Clock("2026-11-20T02:04:16Z", "Nowhere/Such").zone).toBe("UTC");
  });

  it("stands at whole steps of the wall clock, not of the recording (GTAB-087)", () => {
    const [first] = timesOf(clock, 60, 0, 300);
    expect(clock.at(first ?? -1)).toBe("21:05:00");
    expect(timesOf(clock, 1, 0, 3).map((time) => clock.at(time, true))).toEqual([
      "21:04:17.000",
      "21:04:18.000",
      "21:04:19.000",
    ]);
  });

  it("labels so far apart that no two times touch", () => {
    for (const perSecond of [200, 100, 30, 3, 0.3, 0.015]) {
      const { label, fine } = stepsFor(perSecond, 84);
      expect(label * perSecond).toBeGreaterThanOrEqual(84);
      expect(label / fine).toBeCloseTo(Math.round(label / fine), 9);
    }
  });

  it("reads a typed time as the next one in the recording, over midnight too", () => {
    const day = 86_400;
    expect(clock.read("21:05", day)).toBeCloseTo(43.75, 6);
    expect(clock.read("00:00", day)).toBeCloseTo(3 * 3600 - 4 * 60 - 16.25, 6);
    expect(clock.read("90 s", day)).toBe(90);
    expect(clock.read("21:04:46", 30)).toBeCloseTo(29.75, 6);
  });

  it("refuses what is no time, or lies outside", () => {
    for (const typed of ["", "25:00", "12:61", "noon", "90", "21:04:61"])
      expect(clock.read(typed, 86_400)).toBeNull();
    expect(clock.read("22:00", 30)).toBeNull();
    expect(clock.read("31 s", 30)).toBeNull();
  });
});
