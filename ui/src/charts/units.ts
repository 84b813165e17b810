import type { Charts } from "../messages/charts";
import type { MetricWord, Series } from "./series";

/** The display word of a UCUM unit; what is not known is shown as it came. A rate says of what (GTAB-032 to 034). */
export function unitWord(words: Charts, metric: MetricWord, unit: string): string {
  if (unit === "/min") return words.units.beats;
  if (metric === "steps") return words.units.stepsPerDay;
  return words.units.of[unit] ?? unit;
}

/** The full name of a unit, on request. */
export function unitName(words: Charts, { metric, unit }: Series): string {
  if (unit === "/min") return words.units.beatsLong;
  if (metric === "steps") return words.units.stepsPerDayLong;
  return words.units.long[unit] ?? unit;
}
