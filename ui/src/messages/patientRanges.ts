import { area } from "./area";
import { en } from "./en/patientRanges";
import { es } from "./es/patientRanges";

/** Words for the ranges that are set for one patient. */
export const patientRanges = area(en, es);
