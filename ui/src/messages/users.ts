import { area } from "./area";
import { en } from "./en/users";
import { es } from "./es/users";

/** Words of people and roles, and of one's own account. */
export const users = area(en, es);
