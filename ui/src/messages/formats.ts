import { area } from "./area";
import { en } from "./en/formats";
import { es } from "./es/formats";

/** Words of the formats area. */
export const formats = area(en, es);
