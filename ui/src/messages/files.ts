import { area } from "./area";
import { en } from "./en/files";
import { es } from "./es/files";

/** Words of the files of a visit. */
export const files = area(en, es);
