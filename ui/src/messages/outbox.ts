import { area } from "./area";
import { en } from "./en/outbox";
import { es } from "./es/outbox";

/** Words of the outbox screens. */
export const outbox = area(en, es);
