import { area } from "./area";
import { en } from "./en/submissions";
import { es } from "./es/submissions";

/** Words of readings that are sent to CareMonitor. */
export const submissions = area(en, es);
