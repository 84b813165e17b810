import type { MetricWord, Series } from "./series";

/** The visible values of an axis and the distance of its marks, in the unit of the series. */
export interface Scale {
  low: number;
  high: number;
  step: number;
}

/** A symbol's outline; each metric has its own, beside its own colour (GTAB-002). */
export type Shape = "circle" | "square" | "diamond" | "triangle" | "triangleDown" | "hexagon";

/** What the drawing of a metric needs to know. */
export interface Look {
  shape: Shape;
  /** The token of its colour, one per colour family (GTAB-009). */
  colour: "a" | "b" | "c" | "d" | "e" | "f";
  /**
   * The fixed scales by unit (GTAB-067 to 070): all of the usual range with room at both ends, so that a significant
   * change is seen, and no fit to the data (GTAB-072). The ends are multiples of the step (GTAB-091).
   */
  scales: Readonly<Record<string, Scale>>;
  /** For what has no absolute scale: a fixed span around the latest reading (weight: 20 kg shows 2 kg as a tenth). */
  spans?: Readonly<Record<string, { span: number; step: number }>>;
  /**
   * A line is broken where the next reading is further away than this many of the usual intervals (GTAB-164): a day left
   * out of two readings a day is seen. For a sensor it is what the core calls a gap (X-GLU-08).
   */
  brokenAfter?: number;
  /** Places after the point where no recorded text is given. */
  places: number;
}

const perMinute = { low: 40, high: 140, step: 20 };
/** Sensors read from 40 to 400 mg/dL; both limits and all five bands are in view. */
const glucose = {
  "mg/dL": { low: 0, high: 400, step: 100 },
  "mmol/L": { low: 0, high: 25, step: 5 },
};

const looks: Record<MetricWord, Look> = {
  // A crisis (180/120) and a shock (80/50) are both well inside.
  bloodPressure: {
    shape: "square",
    colour: "a",
    scales: { "mm[Hg]": { low: 40, high: 200, step: 20 }, kPa: { low: 5, high: 30, step: 5 } },
    places: 0,
  },
  // The usual 60 to 100 with room for a fast and a slow rhythm.
  heartRate: { shape: "diamond", colour: "b", scales: { "/min": perMinute }, places: 0 },
  restingHeartRate: {
    shape: "triangle",
    colour: "e",
    scales: { "/min": { low: 40, high: 100, step: 10 } },
    places: 0,
  },
  sensorGlucose: { shape: "circle", colour: "c", scales: glucose, brokenAfter: 3, places: 0 },
  meterGlucose: { shape: "square", colour: "d", scales: glucose, places: 0 },
  bloodGlucose: { shape: "hexagon", colour: "f", scales: glucose, places: 0 },
  // 15,000 steps a day are rare; more is told by the count above.
  steps: {
    shape: "circle",
    colour: "d",
    scales: {
      "{steps}": { low: 0, high: 15_000, step: 5000 },
      "/d": { low: 0, high: 15_000, step: 5000 },
    },
    places: 0,
  },
  bodyWeight: {
    shape: "triangleDown",
    colour: "f",
    scales: {},
    spans: { kg: { span: 20, step: 5 }, "[lb_av]": { span: 40, step: 10 } },
    places: 1,
  },
  // Under 80 % few devices measure; 100 is the end of the quantity.
  oxygenSaturation: {
    shape: "hexagon",
    colour: "a",
    scales: { "%": { low: 80, high: 100, step: 5 } },
    places: 0,
  },
  bodyTemperature: {
    shape: "triangle",
    colour: "b",
    scales: { Cel: { low: 34, high: 42, step: 1 }, "[degF]": { low: 94, high: 108, step: 2 } },
    places: 1,
  },
};

/** How a metric is drawn. */
export function lookOf(metric: MetricWord): Look {
  return looks[metric];
}

/** Places after the point in a unit, where no recorded text is given (X-GLU-01). */
export function placesOf(series: Series): number {
  return series.unit === "mmol/L" ? 1 : lookOf(series.metric).places;
}

/** The preset scale of a series; `null` where its unit has none and it must be fitted. */
export function presetScale(series: Series): Scale | null {
  const { scales, spans } = lookOf(series.metric);
  const fixed = scales[series.unit];
  if (fixed !== undefined) return fixed;
  const around = spans?.[series.unit];
  const latest = series.value.at(-1);
  if (around === undefined || latest === undefined || Number.isNaN(latest)) return null;
  const middle = Math.round(latest / around.step) * around.step;
  return { low: middle - around.span / 2, high: middle + around.span / 2, step: around.step };
}

/** A scale that holds all numbers between two, in few steps of 1, 2 or 5 times a power of ten (GTAB-076, GTAB-091). */
export function fittedScale(least: number, most: number): Scale {
  const span = Math.max(most - least, Math.abs(most) * 1e-6, 1e-6);
  const raw = span / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((each) => each * power >= raw) ?? 10) * power;
  let low = Math.floor(least / step) * step;
  let high = Math.ceil(most / step) * step;
  if (low === high) {
    low -= step;
    high += step;
  }
  return { low, high, step };
}

/** The marks of a scale, both ends included. */
export function marksOf({ low, high, step }: Scale): number[] {
  const count = Math.round((high - low) / step);
  return Array.from({ length: count + 1 }, (_, at) => Number((low + at * step).toPrecision(12)));
}
