import { area } from "./area";
import { en } from "./en/settings";
import { es } from "./es/settings";

/** Words of the settings screens. */
export const settings = area(en, es);
