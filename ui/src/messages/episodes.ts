import { area } from "./area";
import { en } from "./en/episodes";
import { es } from "./es/episodes";

/** Words of episodes of care. */
export const episodes = area(en, es);
