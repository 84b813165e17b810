import { area } from "./area";
import { en } from "./en/visit";
import { es } from "./es/visit";

/** Words of the visit area. */
export const visit = area(en, es);
