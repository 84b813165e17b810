import { numericBut } from "../units";

/** Metrics that a person types in. Stretches and what a sensor or a device makes by itself are none. */
export const enterables = numericBut("steps", "sensorGlucose", "restingHeartRate");

export type Enterable = (typeof enterables)[number];
