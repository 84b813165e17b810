import { area } from "./area";
import { en } from "./en/atCarium";
import { es } from "./es/atCarium";

/** Words of registering and inviting at Carium. */
export const atCarium = area(en, es);
