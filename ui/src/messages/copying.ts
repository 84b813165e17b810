import { area } from "./area";
import { en } from "./en/copying";
import { es } from "./es/copying";

/** Words for copying a number of a record. */
export const copying = area(en, es);
