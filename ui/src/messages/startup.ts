import { area } from "./area";
import { en } from "./en/startup";
import { es } from "./es/startup";

/** Words of the startup area. */
export const startup = area(en, es);
