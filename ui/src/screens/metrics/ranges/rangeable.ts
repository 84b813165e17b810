import type { RangeView, ReadingPart } from "../../../host/types";
import { numericBut } from "../units";

/** Metrics that may have a range. Steps have a goal (X-STP-01). */
export const rangeables = numericBut("steps");

export type Rangeable = (typeof rangeables)[number];

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
