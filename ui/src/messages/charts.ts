import { area } from "./area";
import { en } from "./en/charts";
import { es } from "./es/charts";

/** Words of the charts: readings over time, their table, and glucose. */
export const charts = area(en, es);

/** One side of it. */
export type Charts = typeof en;
