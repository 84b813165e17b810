import type { Metric } from "../../host/types";

/** Metrics that are numbers, in the order in which they are offered, with the units to choose from in UCUM. */
export const units = {
  bloodPressure: ["mm[Hg]", "kPa"],
  heartRate: ["/min"],
  restingHeartRate: ["/min"],
  sensorGlucose: ["mg/dL", "mmol/L"],
  meterGlucose: ["mg/dL", "mmol/L"],
  bloodGlucose: ["mg/dL", "mmol/L"],
  oxygenSaturation: ["%"],
  bodyTemperature: ["Cel", "[degF]"],
  bodyWeight: ["kg", "[lb_av]"],
  steps: ["{steps}"],
} as const satisfies Partial<Record<Metric, readonly string[]>>;

/** A metric that is a number, or two. */
export type Numeric = keyof typeof units;

/** All of them but these. */
export function numericBut<Left extends Numeric>(...left: readonly Left[]): Exclude<Numeric, Left>[] {
  const all = Object.keys(units) as Numeric[];
  return all.filter((each): each is Exclude<Numeric, Left> => !left.some((one) => one === each));
}
