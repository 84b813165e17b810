import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { factsOf, Wave } from "../gallery/wave";
import type { Room } from "../seen";
import { Strip } from "../strip";

const room: Room = { width: 1000, rows: 400, ratio: 1, mm: 4, measured: false };
const wave = new Wave(factsOf({ seconds: 86_400, rate: 250 }));

function opened(): Strip {
  const strip = new Strip(wave.facts, wave.reader());
  strip.resize(room);
  return strip;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the drawing", () => {
  it("tells the page nothing while it is moved, and once when it has come to rest", () => {
    const strip = opened();
    const told = vi.fn();
    strip.subscribe(told);
    for (let k = 0; k < 60; k += 1) {
      strip.pan(37);
      vi.advanceTimersByTime(16);
    }
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    expect(told).toHaveBeenCalledTimes(1);
    expect(strip.seen().from).toBeCloseTo((60 * 37) / 100, 9);
  });

  it("keeps a second at 25 mm of whole pixels unless the screen was measured", () => {
    const strip = opened();
    expect(strip.span.perSecond).toBe(100);
    strip.resize({ ...room, ratio: 1.25 });
    expect(strip.span.perSecond).toBe(125);
    strip.resize({ ...room, ratio: 1.44 });
    expect(strip.mm).toBe(6);
    strip.resize({ ...room, mm: 3.78, measured: true });
    expect(strip.span.perSecond).toBeCloseTo(94.5, 9);
  });

  it("stays at its time when the room or the measure changes", () => {
    const strip = opened();
    strip.show(40_000);
    const { first, perSecond } = strip.span;
    strip.resize({ ...room, width: 1400, mm: 3.9, measured: true });
    expect(strip.span.first / strip.span.perSecond).toBeCloseTo(first / perSecond, 1);
  });

  it("moves the zero line on request alone, and not out of reach", () => {
    const strip = opened();
    const before = strip.height().zero;
    strip.lift(5);
    expect(strip.height().zero).toBe(before - 20);
    for (let k = 0; k < 50; k += 1) strip.lift(5);
    expect(strip.seen().lifted).toBe(30);
  });

  it("follows a mark that is moved out of view", () => {
    const strip = opened();
    strip.openCalipers();
    for (let k = 0; k < 100; k += 1) strip.nudge(20, 0);
    vi.advanceTimersByTime(500);
    const { calipers, from, to } = strip.seen();
    expect(calipers?.b.time).toBeGreaterThan(20);
    expect(calipers?.b.time).toBeGreaterThanOrEqual(from);
    expect(calipers?.b.time).toBeLessThanOrEqual(to);
  });
});
