import { area } from "./area";
import { en } from "./en/access";
import { es } from "./es/access";

/** Words of signing in and of the lock. */
export const access = area(en, es);
