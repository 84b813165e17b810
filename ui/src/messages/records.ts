import { area } from "./area";
import { en } from "./en/records";
import { es } from "./es/records";

/** Words of changing and registering a patient record. */
export const records = area(en, es);
