import { describe, expect, it } from "vitest";
import { byDay, byHour, countedByDay, countedByHour, lastDays } from "../buckets";
import { at, series } from "./made";

const zone = "America/New_York";
const ALL = { from: 0, until: Number.POSITIVE_INFINITY };
const name = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

/** Stretches of steps: when each began, how many minutes it lasted, how many there were. */
function steps(...stretches: [string, number, number][]) {
  const start = stretches.map(([when]) => at(when));
  const end = stretches.map(([when, minutes]) => at(when) + minutes * 60);
  return series(
    "steps",
    "{steps}",
    start,
    stretches.map(([, , value]) => value),
    { end },
  );
}

describe("readings by the clock", () => {
  it("have the true ends and the count of every hour of the patient's clock", () => {
    const times = [
      "2026-11-19T12:10:00Z",
      "2026-11-19T12:50:00Z",
      "2026-11-18T12:59:00Z",
      "2026-11-19T13:00:00Z",
    ]
      .map(at)
      .sort((one, two) => one - two);
    const hours = byHour(series("heartRate", "/min", times, [90, 60, 72, 200]), ALL, zone);
    expect(hours[7]).toEqual({ name: "07:00", count: 3, least: 60, most: 90 });
    expect(hours[8]).toEqual({ name: "08:00", count: 1, least: 200, most: 200 });
    expect(hours[9]).toEqual({ name: "09:00", count: 0, least: null, most: null });
  });

  it("have the true ends of every day, and none on a day without any", () => {
    const times = ["2026-11-17T04:59:59Z", "2026-11-17T05:00:00Z", "2026-11-19T12:00:00Z"].map(at);
    const window = lastDays(4, at("2026-11-19T20:00:00Z") * 1000, zone);
    const days = byDay(series("heartRate", "/min", times, [50, 90, 60]), window, zone, name);
    expect(days.map(({ name, least, most, count }) => [name, least, most, count])).toEqual([
      ["2026-11-16", 50, 50, 1],
      ["2026-11-17", 90, 90, 1],
      ["2026-11-18", null, null, 0],
      ["2026-11-19", 60, 60, 1],
    ]);
  });

  it("has a day of 25 hours where the clocks go back", () => {
    const window = lastDays(2, at("2026-11-02T20:00:00Z") * 1000, zone);
    expect((window.until - window.from) / 3600).toBe(49);
    const late = series("heartRate", "/min", [at("2026-11-02T04:30:00Z")], [70]);
    expect(byDay(late, window, zone, name).map(({ count }) => count)).toEqual([1, 0]);
  });
});

describe("steps by the clock", () => {
  it("are added up within an hour of a day, and days are set side by side", () => {
    const walked = steps(
      ["2026-11-18T13:05:00Z", 10, 400],
      ["2026-11-18T13:40:00Z", 30, 300],
      ["2026-11-19T13:00:00Z", 10, 120],
      ["2026-11-19T14:00:00Z", 60, 0],
    );
    const { hours, longer } = countedByHour(walked, ALL, zone);
    expect(hours[8]).toEqual({ name: "08:00", count: 2, least: 120, most: 700 });
    expect(hours[9], "nothing was counted there, which is a count").toEqual({
      name: "09:00",
      count: 1,
      least: 0,
      most: 0,
    });
    expect(hours[10]).toEqual({ name: "10:00", count: 0, least: null, most: null });
    expect(longer).toBe(0);
  });

  it("of more than an hour are in no hour, and in their day", () => {
    const walked = steps(["2026-11-19T13:00:00Z", 61, 900], ["2026-11-19T13:00:00Z", 60, 100]);
    const { hours, longer } = countedByHour(walked, ALL, zone);
    expect([hours[8]?.most, longer]).toEqual([100, 1]);
    const window = lastDays(1, at("2026-11-19T20:00:00Z") * 1000, zone);
    expect(countedByDay(walked, window, zone, name)).toEqual([
      { name: "2026-11-19", count: 1, least: 1000, most: 1000 },
    ]);
  });
});
