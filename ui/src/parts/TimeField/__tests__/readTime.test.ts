import { Time } from "@internationalized/date";
import { describe, expect, it } from "vitest";
import { readTime } from "../readTime";

const now = new Time(10, 42);

function outcome(typed: string): string {
  const reading = readTime(typed, now);
  const short = (time: Time) => time.toString().slice(0, 5);
  if (reading.kind === "time") return short(reading.time);
  if (reading.kind === "ask") return `ask ${reading.readings.map(short).join(" ")}`;
  return reading.kind === "refused" ? `refused ${reading.why}` : "empty";
}

describe("a typed time", () => {
  it.each([
    ["11:20", "11:20"],
    ["1120", "11:20"],
    ["9:05", "09:05"],
    ["905", "09:05"],
    ["9.05", "09:05"],
    ["00:00", "00:00"],
    ["23:59", "23:59"],
    ["3:10 pm", "15:10"],
    ["12:30am", "00:30"],
    ["12pm", "12:00"],
  ])("with only one meaning is taken on the 24-hour clock: %s (D+Tc-0020)", (typed, expected) => {
    expect(outcome(typed)).toBe(expected);
  });

  it.each([
    ["+3h", "13:42"],
    ["-42m", "10:00"],
    ["20min", "11:02"],
    ["+1hr", "11:42"],
  ])("as a shortcut counts from now: %s (D+Tc-0025)", (typed, expected) => {
    expect(outcome(typed)).toBe(expected);
  });

  it.each([
    ["24:00", "refused noSuchTime"],
    ["24:07", "refused noSuchTime"],
    ["11:60", "refused noSuchTime"],
    ["13pm", "refused noSuchTime"],
    ["+3d", "refused dateUnit"],
    ["2w", "refused dateUnit"],
    ["+14h", "refused otherDay"],
    ["-11h", "refused otherDay"],
    ["noon", "refused notATime"],
  ])("that no clock shows is refused: %s (D+Tb-0009, D+Tc-0044)", (typed, expected) => {
    expect(outcome(typed)).toBe(expected);
  });

  it.each([
    ["9", "ask 09:00 21:00"],
    ["14", "ask 14:00"],
    ["0", "ask 00:00"],
  ])("without minutes is asked and never guessed: %s (D+Tc-0005)", (typed, expected) => {
    expect(outcome(typed)).toBe(expected);
  });

  it("left out stays left out", () => {
    expect(outcome("")).toBe("empty");
  });
});
