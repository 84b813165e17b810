import { area } from "./area";
import { en } from "./en/enterReading";
import { es } from "./es/enterReading";

/** Words for typing a reading in. */
export const enterReading = area(en, es);
