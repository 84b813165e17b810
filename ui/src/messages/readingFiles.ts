import { area } from "./area";
import { en } from "./en/readingFiles";
import { es } from "./es/readingFiles";

/** Words of bringing files of readings in. */
export const readingFiles = area(en, es);
