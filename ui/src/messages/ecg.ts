import { area } from "./area";
import { en } from "./en/ecg";
import { es } from "./es/ecg";

/** Words of the electrocardiogram. */
export const ecg = area(en, es);
