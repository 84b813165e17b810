import { describe, expect, it } from "vitest";
import { nextScale, scalesFor } from "../scale";
import { centred, held, moved, placeOf, scaled, stretch, timeAt } from "../span";

const DAY = 86_400;

describe("the stretch in view", () => {
  it("stays within the recording", () => {
    const span = { first: 0, width: 1000, perSecond: 100 };
    expect(moved(span, -50, 30).first).toBe(0);
    expect(moved(span, 1_000_000, 30).first).toBe(2000);
    expect(stretch(moved(span, 1_000_000, 30), 30)).toEqual({ from: 20, to: 30 });
  });

  it("shows a short recording from its start, and says where it ends", () => {
    const span = held({ first: 300, width: 1000, perSecond: 100 }, 4);
    expect(span.first).toBe(0);
    expect(stretch(span, 4)).toEqual({ from: 0, to: 4 });
  });

  it("keeps the time under the pointer when the scale changes", () => {
    const span = { first: 360_000, width: 1000, perSecond: 100 };
    const time = timeAt(span, 250);
    const out = scaled(span, 10, 250, DAY);
    expect(Math.abs(timeAt(out, 250) - time)).toBeLessThanOrEqual(1 / 10);
    const back = scaled(out, 100, 250, DAY);
    expect(Math.abs(timeAt(back, 250) - time)).toBeLessThanOrEqual(1 / 10);
  });

  it("moves by whole columns, so that no sample changes its column", () => {
    const span = centred({ first: 0, width: 999, perSecond: 94.4875 }, 43_217.123, DAY);
    expect(Number.isInteger(span.first)).toBe(true);
    expect(Math.abs(placeOf(span, 43_217.123) - 499.5)).toBeLessThanOrEqual(1);
  });

  it("is pressed together in fixed steps up to the whole recording, none of which is called a speed", () => {
    const scales = scalesFor(DAY, 4, 1000);
    expect(scales.map((scale) => (scale.kind === "paper" ? `${scale.speed} mm/s` : scale.seconds))).toEqual([
      "50 mm/s",
      "25 mm/s",
      30,
      60,
      300,
      900,
      3600,
      21_600,
      DAY,
    ]);
    expect(scalesFor(8, 4, 1000)).toHaveLength(2);
  });

  it("steps from one scale to the next and stops at both ends", () => {
    const scales = scalesFor(DAY, 4, 1000);
    expect(nextScale(scales, { kind: "paper", speed: 25 }, 1)).toEqual({ kind: "span", seconds: 30 });
    expect(nextScale(scales, { kind: "paper", speed: 50 }, -1)).toBeNull();
    expect(nextScale(scales, { kind: "span", seconds: DAY }, 1)).toBeNull();
    expect(nextScale(scales, { kind: "span", seconds: 45 }, 1)).toEqual({ kind: "span", seconds: 60 });
  });
});
