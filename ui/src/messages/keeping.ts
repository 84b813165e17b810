import { area } from "./area";
import { en } from "./en/keeping";
import { es } from "./es/keeping";

/** Words about the clinic's key, backups that are carried away, and its end. */
export const keeping = area(en, es);
