import { area } from "./area";
import { en } from "./en/parts";
import { es } from "./es/parts";

/** Words of the parts area. */
export const parts = area(en, es);
