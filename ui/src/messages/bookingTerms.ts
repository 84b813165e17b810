import { area } from "./area";
import { en } from "./en/bookingTerms";
import { es } from "./es/bookingTerms";

/** Words of what vendors beside Solo want to be told of a booking. */
export const bookingTerms = area(en, es);
