import { area } from "./area";
import { en } from "./en/profiles";
import { es } from "./es/profiles";

/** Words of the contract profile. */
export const profiles = area(en, es);
