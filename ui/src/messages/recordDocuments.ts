import { area } from "./area";
import { en } from "./en/recordDocuments";
import { es } from "./es/recordDocuments";

/** Words of documents of a record at Carium. */
export const recordDocuments = area(en, es);
