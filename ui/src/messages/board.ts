import { area } from "./area";
import { en } from "./en/board";
import { es } from "./es/board";

/** Words of the board area. */
export const board = area(en, es);
