import { CalendarDate } from "@internationalized/date";
import { describe, expect, it } from "vitest";
import { readDate } from "../readDate";

const today = new CalendarDate(2026, 11, 20);

function outcome(typed: string): string {
  const reading = readDate(typed, today);
  if (reading.kind === "date") return reading.date.toString();
  if (reading.kind === "ask") return `ask ${reading.readings.join(" ")}`;
  return reading.kind === "refused" ? `refused ${reading.why}` : "empty";
}

describe("a typed date", () => {
  it.each([
    ["23-Nov-2026", "2026-11-23"],
    ["23 nov 2026", "2026-11-23"],
    ["3.November.2026", "2026-11-03"],
    ["05-Sept-2026", "2026-09-05"],
    ["23-dic-2026", "2026-12-23"],
    ["Nov 23, 2026", "2026-11-23"],
    ["2026-11-23", "2026-11-23"],
    ["23/11/2026", "2026-11-23"],
    ["11/23/2026", "2026-11-23"],
    ["05/05/2026", "2026-05-05"],
  ])("with only one meaning is taken: %s (D+Tc-0001)", (typed, expected) => {
    expect(outcome(typed)).toBe(expected);
  });

  it.each([
    ["+3d", "2026-11-23"],
    ["3d", "2026-11-23"],
    ["-2d", "2026-11-18"],
    ["+1w", "2026-11-27"],
    ["+3m", "2027-02-20"],
    ["1y", "2027-11-20"],
    ["+102d", "2027-03-02"],
  ])(
    "as a shortcut counts from today, and unsigned means plus: %s (D+Tc-0007, D+Tc-0041)",
    (typed, expected) => {
      expect(outcome(typed)).toBe(expected);
    },
  );

  it.each(["+3h", "-20min", "30sec"])("in a unit of time is refused: %s (D+Tc-0025, D+Tc-0044)", (typed) => {
    expect(outcome(typed)).toBe("refused timeUnit");
  });

  it.each([
    ["04/05/2026", "ask 2026-05-04 2026-04-05"],
    ["04/05/26", "ask 2026-05-04 2026-04-05"],
    ["23-Nov-26", "ask 2026-11-23"],
    ["23-Nov", "ask 2026-11-23 2027-11-23"],
    ["5-Nov", "ask 2027-11-05 2028-11-05"],
    ["23", "ask 2026-11-23 2026-12-23"],
    ["5", "ask 2026-12-05 2027-01-05"],
    ["31", "ask 2026-12-31 2027-01-31"],
  ])(
    "that is ambiguous or incomplete is asked, with at most two readings: %s (D+Tc-0005, D+Tc-0038)",
    (typed, expected) => {
      expect(outcome(typed)).toBe(expected);
    },
  );

  it.each([
    ["31-Feb-2026", "refused noSuchDay"],
    ["29-Feb-2027", "refused noSuchDay"],
    ["2026-13-01", "refused noSuchDay"],
    ["99/99/2026", "refused noSuchDay"],
    ["soon", "refused notADate"],
    ["23-Foo-2026", "refused notADate"],
    ["1-2-3-4", "refused notADate"],
    ["+3q", "refused notADate"],
    ["2026", "refused notADate"],
  ])("that no calendar holds is refused rather than bent into one: %s", (typed, expected) => {
    expect(outcome(typed)).toBe(expected);
  });

  it("of 29 February is taken in a leap year", () => {
    expect(outcome("29-Feb-2028")).toBe("2028-02-29");
  });

  it("left out stays left out", () => {
    expect(outcome("   ")).toBe("empty");
  });
});
