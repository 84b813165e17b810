import type { en } from "../en/frame";

export const es: typeof en = {};
