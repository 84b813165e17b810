import { area } from "./area";
import { en } from "./en/reasons";
import { es } from "./es/reasons";

/** Words of the reasons area. */
export const reasons = area(en, es);
