import { area } from "./area";
import { en } from "./en/note";
import { es } from "./es/note";

/** Words of the visit note. */
export const note = area(en, es);
