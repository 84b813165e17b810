import type { en } from "../en/board";

export const es: typeof en = {};
