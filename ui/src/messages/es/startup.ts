import type { en } from "../en/startup";

export const es: typeof en = {};
