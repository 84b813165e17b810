import { area } from "./area";
import { en } from "./en/paper";
import { es } from "./es/paper";

/** Words of what is printed and kept as a file. */
export const paper = area(en, es);
