import { area } from "./area";
import { en } from "./en/patients";
import { es } from "./es/patients";

/** Words of the patients screens. */
export const patients = area(en, es);
