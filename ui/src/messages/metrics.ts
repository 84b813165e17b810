import { area } from "./area";
import { en } from "./en/metrics";
import { es } from "./es/metrics";

/** Words of a patient's readings. */
export const metrics = area(en, es);
