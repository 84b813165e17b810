import type { Population } from "../../host/types";
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

/** The five bands, from the lowest, as the core counts them. */
export const BANDS = ["veryLow", "low", "target", "high", "veryHigh"] as const;

/** One of them. */
export type GlucoseBand = (typeof BANDS)[number];

/** By what readings are judged. */
export interface GlucoseLimits {
  /** The ends between the bands, lowest first, in the unit that is shown; the second and the third are the target's. */
  ends: readonly [veryLow: number, low: number, high: number, veryHigh?: number];
  /** Each band's limits in words; in pregnancy nothing is very high. */
  words: Readonly<Partial<Record<GlucoseBand, readonly [string] | readonly [string, string]>>>;
}

/** The consensus gives the ends in both units, and those of one are not the exact conversions of the other (X-GLU-03). */
const usual: Record<GlucoseUnit, GlucoseLimits> = {
  "mg/dL": {
    ends: [54, 70, 180, 250],
    words: {
      veryLow: ["<54"],
      low: ["54", "69"],
      target: ["70", "180"],
      high: ["181", "250"],
      veryHigh: [">250"],
    },
  },
  "mmol/L": {
    ends: [3.0, 3.9, 10.0, 13.9],
    words: {
      veryLow: ["<3.0"],
      low: ["3.0", "3.8"],
      target: ["3.9", "10.0"],
      high: ["10.1", "13.9"],
      veryHigh: [">13.9"],
    },
  },
};

const pregnancy: Record<GlucoseUnit, GlucoseLimits> = {
  "mg/dL": {
    ends: [54, 63, 140],
    words: { veryLow: ["<54"], low: ["54", "62"], target: ["63", "140"], high: [">140"] },
  },
  "mmol/L": {
    ends: [3.0, 3.5, 7.8],
    words: { veryLow: ["<3.0"], low: ["3.0", "3.4"], target: ["3.5", "7.8"], high: [">7.8"] },
  },
};

/** The limits for a population that a person named and nobody guessed (X-GLU-04), the usual ones where nobody chose any. */
export function limitsFor(population: Population | null, unit: GlucoseUnit): GlucoseLimits {
  return (population === "pregnancyTypeOne" ? pregnancy : usual)[unit];
}

/** An end of the target as it is written in a goal. */
export function endText(unit: GlucoseUnit, end: number): string {
  return end.toFixed(unit === "mg/dL" ? 0 : 1);
}
