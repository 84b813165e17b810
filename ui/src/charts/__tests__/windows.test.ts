import { describe, expect, it } from "vitest";
import { dailyTotals } from "../daily";
import { sliceOf } from "../series";
import { dateMarks, timeMarks } from "../timeMarks";
import { nextRange, shifted, windowAt } from "../windows";
import { at, series } from "./made";

const zone = "America/New_York";
const now = at("2026-11-20T15:42:00Z");

describe("the windows", () => {
  it("gtab_098 end with the patient's day, so that a new reading shifts them and never stretches them", () => {
    const window = windowAt("14d", now, zone);
    expect(window).toEqual({ from: at("2026-11-07T05:00:00Z"), until: at("2026-11-21T05:00:00Z") });
    expect(windowAt("14d", now + 3600, zone)).toEqual(window);
    expect(windowAt("14d", at("2026-11-21T04:59:59Z"), zone)).toEqual(window);
    expect(windowAt("14d", at("2026-11-21T05:00:00Z"), zone).until).toBe(at("2026-11-22T05:00:00Z"));
  });

  it("hold whole days through a change of the clocks", () => {
    // The clocks went back on 01-Nov-2026.
    const { from, until } = windowAt("30d", now, zone);
    expect(from).toBe(at("2026-10-22T04:00:00Z"));
    expect(until - from).toBe(30 * 86_400 + 3600);
  });

  it("of 24 hours end with the hour, of the zone's own clock", () => {
    expect(windowAt("24hr", now, zone).until).toBe(at("2026-11-20T16:00:00Z"));
    expect(windowAt("24hr", now, "Asia/Kolkata").until).toBe(at("2026-11-20T16:30:00Z"));
  });

  it("move by half of themselves, by whole days", () => {
    const back = windowAt("14d", shifted("14d", now, zone, -1), zone);
    expect(back.until).toBe(at("2026-11-14T05:00:00Z"));
    const again = windowAt("14d", shifted("14d", back.until - 1, zone, 1), zone);
    expect(again).toEqual(windowAt("14d", now, zone));
    expect(shifted("24hr", now, zone, -1)).toBe(now - 43_200);
  });

  it("have a shortest and a longest", () => {
    expect([nextRange("24hr", -1), nextRange("24hr", 1), nextRange("1y", 1)]).toEqual(["24hr", "7d", "1y"]);
  });

  it("x_stp_02 hold a day that reaches into them", () => {
    const days = series("steps", "{steps}", [0, 100, 200], [1, 2, 3], { end: [100, 200, 300] });
    expect(sliceOf(days, 150, 210)).toEqual({ from: 1, until: 3 });
    expect(sliceOf(days, 100, 200)).toEqual({ from: 1, until: 2 });
  });

  it("cut the readings that begin in them and no other", () => {
    const times = series("heartRate", "/min", [10, 20, 20, 30, 40], [1, 2, 3, 4, 5]);
    expect(sliceOf(times, 20, 40)).toEqual({ from: 1, until: 4 });
    expect(sliceOf(times, 41, 99)).toEqual({ from: 5, until: 5 });
    expect(sliceOf(times, 0, 10)).toEqual({ from: 0, until: 0 });
  });
});

describe("the marks of the time axis", () => {
  it("gtab_087 stand at the days of the zone, Mondays stronger, with the full date where the window begins", () => {
    const window = windowAt("14d", now, zone);
    const marks = timeMarks("14d", window, zone, "en");
    expect(marks).toHaveLength(14);
    expect(marks[0]).toEqual({ at: window.from, strong: false, label: "07" });
    expect(marks.filter((mark) => mark.strong).map((mark) => mark.label)).toEqual(["09", "16"]);
    expect(dateMarks(window, marks)).toEqual([window.from, marks[9]?.at]);
  });

  it("are hours of the clock on the wall in a zone that is half an hour off", () => {
    const labels = timeMarks("24hr", windowAt("24hr", now, "Asia/Kolkata"), "Asia/Kolkata", "en")
      .map((mark) => mark.label)
      .filter((label) => label !== "");
    expect(labels).toEqual(["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"]);
  });

  it("are months in a year", () => {
    const marks = timeMarks("1y", windowAt("1y", now, zone), zone, "en");
    expect(marks.map((mark) => mark.label)).toEqual(
      "Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov".split(" "),
    );
    expect(marks.filter((mark) => mark.strong).map((mark) => mark.label)).toEqual(["Jan"]);
  });
});

describe("steps by the day", () => {
  it("x_stp_02 sum the patient's local day; nothing walked is zero and nothing told is no day", () => {
    const starts = [
      "2026-11-18T03:00:00Z",
      "2026-11-18T04:59:00Z",
      "2026-11-18T05:00:00Z",
      "2026-11-20T12:00:00Z",
    ].map(at);
    const days = dailyTotals(
      series("steps", "{steps}", starts, [100, 50, 0, 70], { end: starts.map((each) => each + 60) }),
      zone,
    );
    expect([...days.value]).toEqual([150, 0, 70]);
    expect([...days.start]).toEqual(
      ["2026-11-17T05:00:00Z", "2026-11-18T05:00:00Z", "2026-11-20T05:00:00Z"].map(at),
    );
    expect(days.end?.[0]).toBe(at("2026-11-18T05:00:00Z"));
  });
});
