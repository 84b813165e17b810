import { area } from "./area";
import { en } from "./en/frame";
import { es } from "./es/frame";

/** Words of the frame area. */
export const frame = area(en, es);
