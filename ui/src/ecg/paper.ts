/**
 * The paper an electrocardiogram is drawn on: one millimetre is 0.04 s by 0.1 mV at 25 mm/s and 10 mm/mV (X-ECG-02).
 * Speed and gain change the trace; the millimetre never changes. All lengths here are device pixels, so that a line
 * falls on whole ones.
 */

/** Speeds that can be chosen, in mm/s (X-ECG-01). */
export const SPEEDS = [25, 50] as const;
export type Speed = (typeof SPEEDS)[number];

/** Gains that can be chosen, in mm/mV (X-ECG-01). */
export const GAINS = [5, 10, 20] as const;
export type Gain = (typeof GAINS)[number];

/** Every fifth line is heavier. */
export const HEAVY = 5;

/** The height of the calibration mark in millivolts, and its width in seconds (X-ECG-03). */
export const CALIBRATION = { millivolts: 1, seconds: 0.2 } as const;

/** Lines of one direction between two places, each on a whole pixel, counted from the edge `begin`. */
export interface Lines {
  light: number[];
  heavy: number[];
}

/**
 * The grid lines in [begin, begin + length): line `k` stands at `k` millimetres, rounded to a pixel by itself, so that
 * no error adds up.
 */
export function gridLines(begin: number, length: number, mm: number): Lines {
  const lines: Lines = { light: [], heavy: [] };
  for (let k = Math.floor(begin / mm) - 1; ; k += 1) {
    const at = Math.round(k * mm) - begin;
    if (at >= length) return lines;
    if (at >= 0) (k % HEAVY === 0 ? lines.heavy : lines.light).push(at);
  }
}

/** The calibration mark as the corners of a line, from its foot: at `left`, on the zero line `zero`. */
export function calibrationMark(
  left: number,
  zero: number,
  mm: number,
  speed: Speed,
  gain: Gain,
): [x: number, y: number][] {
  const foot = Math.round(2.5 * mm);
  const width = Math.round(CALIBRATION.seconds * speed * mm);
  const top = zero - Math.round(CALIBRATION.millivolts * gain * mm);
  return [
    [left, zero],
    [left + foot, zero],
    [left + foot, top],
    [left + foot + width, top],
    [left + foot + width, zero],
    [left + 2 * foot + width, zero],
  ];
}

/** Thickness of lines in device pixels. */
export function lineWidths(ratio: number): { light: number; heavy: number; trace: number } {
  return {
    light: Math.max(1, Math.floor(ratio * 0.75)),
    heavy: Math.max(1, Math.round(ratio)),
    trace: Math.max(1, Math.round(ratio * 1.5)),
  };
}

/** The least height of a row in millimetres: the calibration mark with 10 mm beside it. */
export function leastRow(gain: Gain): number {
  return Math.max(20, gain + 10);
}

/** The height of each row in whole heavy boxes, as the room allows; never so low that the calibration mark is cut. */
export function rowHeight(room: number, rows: number, mm: number, gain: Gain): number {
  const boxes = Math.floor(room / Math.max(1, rows) / mm / HEAVY) * HEAVY;
  return Math.min(100, Math.max(leastRow(gain), boxes));
}

/** Where zero millivolts stands in a row: on a millimetre line, with more room above it than below. */
export function zeroLine(row: number, gain: Gain): number {
  const lowest = row - HEAVY;
  const wanted = Math.round((row * 0.6) / HEAVY) * HEAVY;
  return Math.min(lowest, Math.max(wanted, gain + HEAVY));
}
