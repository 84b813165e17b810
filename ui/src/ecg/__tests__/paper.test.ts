import { describe, expect, it } from "vitest";
import { CALIBRATION, calibrationMark, gridLines, leastRow, rowHeight, zeroLine } from "../paper";
import { pixelsPerSecond } from "../scale";

describe("the paper", () => {
  it("has a line every millimetre and every fifth heavier (X-ECG-02)", () => {
    const { light, heavy } = gridLines(0, 100, 4);
    expect(heavy).toEqual([0, 20, 40, 60, 80]);
    expect(light.slice(0, 5)).toEqual([4, 8, 12, 16, 24]);
  });

  it("adds up no error where a millimetre is no whole number of pixels", () => {
    const mm = 3.7795;
    const { heavy } = gridLines(0, 40_000, mm);
    heavy.forEach((at, k) => {
      expect(Number.isInteger(at)).toBe(true);
      expect(Math.abs(at - k * 5 * mm)).toBeLessThanOrEqual(0.5);
    });
  });

  it("stays with the recording when it is moved by any number of pixels", () => {
    const whole = gridLines(0, 4000, 3.7795);
    const moved = gridLines(1237, 400, 3.7795);
    const shifted = whole.heavy.map((at) => at - 1237).filter((at) => at >= 0 && at < 400);
    expect(moved.heavy).toEqual(shifted);
  });

  it("makes one second 25 mm at 25 mm/s and 50 mm at 50 mm/s (X-ECG-01)", () => {
    expect(pixelsPerSecond({ kind: "paper", speed: 25 }, 4, 1000)).toBe(100);
    expect(pixelsPerSecond({ kind: "paper", speed: 50 }, 4, 1000)).toBe(200);
  });

  it("is marked 1 mV high and 0.2 s wide, as gain and speed have it (X-ECG-03)", () => {
    const size = (speed: 25 | 50, gain: 5 | 10 | 20) => {
      const corners = calibrationMark(0, 200, 4, speed, gain);
      const xs = corners.map(([x]) => x);
      const ys = corners.map(([, y]) => y);
      const top = Math.min(...ys);
      const plateau = xs.filter((_, k) => ys[k] === top);
      return { high: (200 - top) / 4, wide: (Math.max(...plateau) - Math.min(...plateau)) / 4 };
    };
    expect(size(25, 10)).toEqual({ high: 10, wide: 5 });
    expect(size(25, 5)).toEqual({ high: 5, wide: 5 });
    expect(size(50, 20)).toEqual({ high: 20, wide: 10 });
    expect(CALIBRATION).toEqual({ millivolts: 1, seconds: 0.2 });
  });

  it("never makes a row so low that the calibration mark is cut off", () => {
    for (const gain of [5, 10, 20] as const) {
      const row = rowHeight(0, 12, 4, gain);
      expect(row).toBe(leastRow(gain));
      expect(zeroLine(row, gain)).toBeGreaterThanOrEqual(gain);
      expect(zeroLine(row, gain)).toBeLessThan(row);
    }
  });

  it("makes rows of whole heavy boxes that fit the room", () => {
    expect(rowHeight(500, 3, 4, 10)).toBe(40);
    expect(rowHeight(3000, 1, 4, 10)).toBe(100);
  });
});
