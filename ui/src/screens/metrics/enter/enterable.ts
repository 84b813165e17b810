import type { Metric } from "../../../host/types";

/** Metrics that a person types in, with the units to choose from in UCUM. Stretches, sensors and signals are none. */
export const enterable = {
  bloodPressure: ["mm[Hg]", "kPa"],
  heartRate: ["/min"],
  meterGlucose: ["mg/dL", "mmol/L"],
  bloodGlucose: ["mg/dL", "mmol/L"],
  oxygenSaturation: ["%"],
  bodyTemperature: ["Cel", "[degF]"],
  bodyWeight: ["kg", "[lb_av]"],
} as const satisfies Partial<Record<Metric, readonly string[]>>;

export type Enterable = keyof typeof enterable;

/** In the order in which they are offered. */
export const enterables = Object.keys(enterable) as Enterable[];
