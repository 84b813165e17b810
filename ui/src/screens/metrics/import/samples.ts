import type { ReadingSampleAnswers } from "../../../host/types";
import { type Numeric, numericBut, units } from "../units";

/** What the samples of a file may be of: one number each. */
export const sampled = numericBut("bloodPressure");

export type Sampled = (typeof sampled)[number];

/** Units that phones send beside those that people choose: HealthKit tells a saturation as a fraction, a weight in grams. */
const beside: Partial<Record<Numeric, readonly string[]>> = { oxygenSaturation: ["1"], bodyWeight: ["g"] };

export function unitsOfSamples(metric: Sampled): readonly string[] {
  return [...units[metric], ...(beside[metric] ?? [])];
}

/** What was said of samples so far; empty is not said. */
export interface SampleAnswers {
  metric: Sampled | "";
  /** In UCUM, or `unknown`. */
  unit: string;
}

/** The answers, once none is missing. */
export function settledSamples({ metric, unit }: SampleAnswers): ReadingSampleAnswers | null {
  if (metric === "" || unit === "") return null;
  return { metric, unit: unit === "unknown" ? null : unit };
}
