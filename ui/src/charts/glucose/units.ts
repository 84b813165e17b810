import { bit } from "../flags";
import type { Series } from "../series";

/** How glucose is shown. */
export type GlucoseUnit = "mg/dL" | "mmol/L";

/** mg/dL of one mmol/L (X-GLU-01). */
const PER_MMOL = 18.0156;

/** A number in mg/dL in the unit that is shown; ranges were judged before, on what was received (X-GLU-02). */
export function shownIn(unit: GlucoseUnit, mgPerDl: number): number {
  return unit === "mg/dL" ? mgPerDl : mgPerDl / PER_MMOL;
}

/** A series of glucose in the unit that is shown; what had to be converted is marked as such (GTAB-030). */
export function seriesIn(unit: GlucoseUnit, series: Series): Series {
  if (series.unit === unit || (series.unit !== "mg/dL" && series.unit !== "mmol/L")) return series;
  const factor = unit === "mg/dL" ? PER_MMOL : 1 / PER_MMOL;
  return {
    ...series,
    unit,
    value: series.value.map((value) => value * factor),
    flags: series.flags.map((bits) => bits | bit("converted")),
  };
}

/** As text: no places in mg/dL, one in mmol/L (X-GLU-01). */
export function glucoseText(unit: GlucoseUnit, mgPerDl: number): string {
  return shownIn(unit, mgPerDl).toFixed(unit === "mg/dL" ? 0 : 1);
}

/**
 * The ends between the five bands, in the unit that is shown. The consensus gives them in both units, and those of one are
 * not the exact conversions of the other (X-GLU-03).
 */
export const ENDS: Record<
  GlucoseUnit,
  readonly [veryLow: number, low: number, high: number, veryHigh: number]
> = {
  "mg/dL": [54, 70, 180, 250],
  "mmol/L": [3.0, 3.9, 10.0, 13.9],
};

/** The five bands, from the lowest, as the core counts them. */
export const BANDS = ["veryLow", "low", "target", "high", "veryHigh"] as const;

/** One of them. */
export type GlucoseBand = (typeof BANDS)[number];

/** The limits of each band in words (X-GLU-03). */
export const LIMITS: Record<
  GlucoseUnit,
  Record<GlucoseBand, readonly [string] | readonly [string, string]>
> = {
  "mg/dL": {
    veryLow: ["<54"],
    low: ["54", "69"],
    target: ["70", "180"],
    high: ["181", "250"],
    veryHigh: [">250"],
  },
  "mmol/L": {
    veryLow: ["<3.0"],
    low: ["3.0", "3.8"],
    target: ["3.9", "10.0"],
    high: ["10.1", "13.9"],
    veryHigh: [">13.9"],
  },
};

/** An end of the target as it is written in a goal. */
export function endText(unit: GlucoseUnit, which: 1 | 2): string {
  return ENDS[unit][which].toFixed(unit === "mg/dL" ? 0 : 1);
}
