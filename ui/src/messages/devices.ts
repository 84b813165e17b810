import { area } from "./area";
import { en } from "./en/devices";
import { es } from "./es/devices";

/** Words of devices. */
export const devices = area(en, es);
