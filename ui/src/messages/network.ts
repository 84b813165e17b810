import { area } from "./area";
import { en } from "./en/network";
import { es } from "./es/network";

/** Words of how the vendors are reached, and where their links may lead. */
export const network = area(en, es);
