import { area } from "./area";
import { en } from "./en/connections";
import { es } from "./es/connections";

/** Words of the connections screens. */
export const connections = area(en, es);
