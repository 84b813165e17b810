import { area } from "./area";
import { en } from "./en/links";
import { es } from "./es/links";

/** Words of links: records of several accounts that are, or may be, one person. */
export const links = area(en, es);
