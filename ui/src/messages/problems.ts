import { area } from "./area";
import { en } from "./en/problems";
import { es } from "./es/problems";

/** Words of the problems area. */
export const problems = area(en, es);
