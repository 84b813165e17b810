import type { Metric, RangeView, ReadingPart } from "../../../host/types";

/** Metrics that may have a range, with the units to choose from in UCUM. A signal has none, steps a goal (X-STP-01). */
export const rangeable = {
  bloodPressure: ["mm[Hg]", "kPa"],
  heartRate: ["/min"],
  restingHeartRate: ["/min"],
  sensorGlucose: ["mg/dL", "mmol/L"],
  meterGlucose: ["mg/dL", "mmol/L"],
  bloodGlucose: ["mg/dL", "mmol/L"],
  oxygenSaturation: ["%"],
  bodyTemperature: ["Cel", "[degF]"],
  bodyWeight: ["kg", "[lb_av]"],
} as const satisfies Partial<Record<Metric, readonly string[]>>;

export type Rangeable = keyof typeof rangeable;

/** In the order in which they are offered. */
export const rangeables = Object.keys(rangeable) as Rangeable[];

/** The parts of a metric, each with a range of its own. */
export function partsOf(metric: Rangeable): readonly ReadingPart[] {
  return metric === "bloodPressure" ? ["systolic", "diastolic"] : ["whole"];
}

/** The limits from the highest to the lowest, as they stand under each other. */
export const LIMITS = ["veryHigh", "high", "low", "veryLow"] as const;

export type LimitName = (typeof LIMITS)[number];

/** A range as it is typed. */
export type Typed = Record<LimitName, { at: string; clear: string }>;

/** What stands in the form at first: the range in force, or nothing. */
export function typedOf(range: RangeView | undefined): Typed {
  const of = (name: LimitName) => ({ at: range?.[name]?.at ?? "", clear: range?.[name]?.clear ?? "" });
  return { veryHigh: of("veryHigh"), high: of("high"), low: of("low"), veryLow: of("veryLow") };
}
