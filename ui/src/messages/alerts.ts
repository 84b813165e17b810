import { area } from "./area";
import { en } from "./en/alerts";
import { es } from "./es/alerts";

/** Words for alerts. */
export const alerts = area(en, es);
