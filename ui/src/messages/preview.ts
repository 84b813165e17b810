import { area } from "./area";
import { en } from "./en/preview";
import { es } from "./es/preview";

/** Words of the previews of documents and pictures. */
export const preview = area(en, es);
