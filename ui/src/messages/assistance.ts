import { area } from "./area";
import { en } from "./en/assistance";
import { es } from "./es/assistance";

/** Words of assistance at the bedside and of consults. */
export const assistance = area(en, es);
