import { CalendarDate, Time } from "@internationalized/date";
import { describe, expect, it } from "vitest";
import { instantsOf } from "../zonedTime";

const NEW_YORK = "America/New_York";
const shown = (instants: number[]) => instants.map((at) => new Date(at).toISOString());

describe("a wall time in a zone", () => {
  it("is one instant on an ordinary day", () => {
    expect(shown(instantsOf(new CalendarDate(2026, 11, 23), new Time(11, 20), NEW_YORK))).toEqual([
      "2026-11-23T16:20:00.000Z",
    ]);
  });

  it("is no instant when the clock change skips it (X-04)", () => {
    expect(instantsOf(new CalendarDate(2026, 3, 8), new Time(2, 30), NEW_YORK)).toEqual([]);
  });

  it("is two instants when it occurs twice (X-04)", () => {
    expect(shown(instantsOf(new CalendarDate(2026, 11, 1), new Time(1, 30), NEW_YORK))).toEqual([
      "2026-11-01T05:30:00.000Z",
      "2026-11-01T06:30:00.000Z",
    ]);
  });
});
