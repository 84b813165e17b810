import { area } from "./area";
import { en } from "./en/miaUser";
import { es } from "./es/miaUser";

/** Words of the user of an account at Mia. */
export const miaUser = area(en, es);
