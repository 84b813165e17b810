import { area } from "./area";
import { en } from "./en/webhooks";
import { es } from "./es/webhooks";

/** Words of the webhooks screen. */
export const webhooks = area(en, es);
