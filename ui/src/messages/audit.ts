import { area } from "./area";
import { en } from "./en/audit";
import { es } from "./es/audit";

/** Words for the audit. */
export const audit = area(en, es);
