import { area } from "./area";
import { en } from "./en/imports";
import { es } from "./es/imports";

/** Words of importing people and visits. */
export const imports = area(en, es);
