import { area } from "./area";
import { en } from "./en/documents";
import { es } from "./es/documents";

/** Words of patient documents and of the forms that they come from. */
export const documents = area(en, es);
