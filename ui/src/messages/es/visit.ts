import type { en } from "../en/visit";

export const es: typeof en = {};
