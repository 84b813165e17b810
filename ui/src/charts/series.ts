import type { Vendor } from "../host/types";

/** The metrics that are drawn over time; an ECG is not one of them. The words are those of the host. */
export type MetricWord =
  | "bloodPressure"
  | "heartRate"
  | "restingHeartRate"
  | "sensorGlucose"
  | "meterGlucose"
  | "bloodGlucose"
  | "steps"
  | "bodyWeight"
  | "oxygenSaturation"
  | "bodyTemperature";

/** Readings of one metric as they travel: columns of equal length, oldest first. Values are in `unit`. */
export interface Series {
  metric: MetricWord;
  /** UCUM; shown by its display word. */
  unit: string;
  /** Epoch seconds. */
  start: Float64Array;
  /** Epoch seconds, for stretches (steps); `null` where there are none. */
  end: Float64Array | null;
  /** Systolic for a pressure; NaN where it has none (part missing). */
  value: Float64Array;
  /** Diastolic of the SAME reading (X-BP-01); `null` for other metrics. */
  second: Float64Array | null;
  /** What is marked of a reading, see `flags.ts`. */
  flags: Uint16Array;
}

/** A labelled area; what has none says "No range", never "normal" (X-MET-01). */
export interface Band {
  low: number | null;
  high: number | null;
  label: string;
  /** Which end of a pressure it is for; the only end of any other metric is the first. */
  part?: "first" | "second";
}

/** How a reading came (GTAB-219). */
export interface Provenance {
  vendor: Vendor | null;
  device: string | null;
  source: string | null;
  setting: string | null;
}

/** One graph of a stack, and everything that is said about it. */
export interface Graph {
  series: Series;
  /** A reading in the precision it was recorded in (GTAB-054); without it, the places of the metric are shown. */
  text?: (index: number) => string;
  bands: readonly Band[];
  /** Whose range it is ("home, adults 65y and over"); `null` where the bands say it or there are none. */
  population: string | null;
  /** By what it is told apart from another graph of its metric: the device that counted. */
  of?: string;
  /** The different ways on which its readings came. */
  sources: readonly Provenance[];
  /** How one reading came, for the table. */
  provenance?: (index: number) => Provenance | null;
}

/** A stretch of readings by place: from the first to before the last. */
export interface Slice {
  from: number;
  until: number;
}

/** The first place whose number is not less than `at`; the numbers are in order. */
export function lowerBound(sorted: Float64Array, at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The readings of a window, its end not included; a stretch that reaches into it is one of them. */
export function sliceOf({ start, end }: Series, from: number, until: number): Slice {
  let first = lowerBound(start, from);
  if (end !== null) while (first > 0 && (end[first - 1] as number) > from) first -= 1;
  return { from: first, until: lowerBound(start, until) };
}
