import { area } from "./area";
import { en } from "./en/deviceData";
import { es } from "./es/deviceData";

/** Words of what a device sent: prototypes, detections, handing in a file. */
export const deviceData = area(en, es);
