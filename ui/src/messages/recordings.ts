import { area } from "./area";
import { en } from "./en/recordings";
import { es } from "./es/recordings";

/** Words of a patient's recordings, and of the readings that no graph shows. */
export const recordings = area(en, es);
