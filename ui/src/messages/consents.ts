import { area } from "./area";
import { en } from "./en/consents";
import { es } from "./es/consents";

/** Words of a patient's consent at CareMonitor. */
export const consents = area(en, es);
