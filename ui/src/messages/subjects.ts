import { area } from "./area";
import { en } from "./en/subjects";
import { es } from "./es/subjects";

/** Words of a trial's subjects: enrolling, changing, removing them, scheduling their visits. */
export const subjects = area(en, es);
