import { area } from "./area";
import { en } from "./en/offerSlot";
import { es } from "./es/offerSlot";

/** Words of offering a slot. */
export const offerSlot = area(en, es);
