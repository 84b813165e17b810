import { area } from "./area";
import { en } from "./en/accounts";
import { es } from "./es/accounts";

/** Words of what an account at each vendor is set up with. */
export const accounts = area(en, es);
