import { area } from "./area";
import { en } from "./en/reports";
import { es } from "./es/reports";

/** Words of the reports screens. */
export const reports = area(en, es);
