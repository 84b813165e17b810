import { area } from "./area";
import { en } from "./en/booking";
import { es } from "./es/booking";

/** Words of the booking screens. */
export const booking = area(en, es);
