import { describe, expect, it } from "vitest";
import { readDuration } from "../readDuration";

describe("a typed length", () => {
  it.each([
    ["20min", 1200],
    ["1hr 25min", 5100],
    ["1 hr 25 min", 5100],
    ["1hr25min10sec", 5110],
    ["90sec", 90],
    ["1s", 1],
    ["24hr", 86_400],
  ])("is read in the units of the console: %s (D+Tc-0030, D+Tc-0032)", (typed, seconds) => {
    expect(readDuration(typed)).toEqual({ kind: "seconds", seconds });
  });

  it.each(["20m", "20", "20 m"])("with a bare number or a bare m is asked: %s (D+Tc-0033)", (typed) => {
    expect(readDuration(typed)).toEqual({ kind: "ask", seconds: [1200] });
  });

  it.each(["0sec", "24hr 1sec", "86401s", "0"])(
    "outside 1 to 86,400 seconds is refused: %s (SOLO-06)",
    (typed) => {
      expect(readDuration(typed)).toEqual({ kind: "refused", why: "outOfRange" });
    },
  );

  it.each(["1.5hr", "soon", "5min 1hr", "5min 5min", "1d"])(
    "in any other form is refused: %s (D+Tb-0017)",
    (typed) => {
      expect(readDuration(typed)).toEqual({ kind: "refused", why: "notADuration" });
    },
  );
});
