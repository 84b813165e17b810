import { people as grouped } from "../parts/PatientPicker/people";
import { has } from "./flags";
import { placesOf } from "./metrics";
import type { Graph, Series } from "./series";

/** What stands where a part of a pressure is missing (X-BP-01). */
export const MISSING = "–";

/** A number in the places of the metric; thousands are set apart. */
export function numberText(value: number, places: number): string {
  if (Number.isNaN(value)) return MISSING;
  const text = value.toFixed(places);
  return Math.abs(value) < 10_000
    ? text
    : `${grouped(Number.parseInt(text, 10))}${text.replace(/^-?\d+/, "")}`;
}

/** Places that a step of an axis needs. */
export function placesIn(step: number): number {
  return step >= 1 ? 0 : Math.min(3, Math.ceil(-Math.log10(step)));
}

/** A reading in one text (X-BP-01): `128/76`, `<40` for a sensor at its limit (X-GLU-08). */
export function plainText(series: Series, at: number): string {
  const { value, second, flags } = series;
  const places = placesOf(series);
  const sign = has(flags[at], "atLow") ? "<" : has(flags[at], "atHigh") ? ">" : "";
  const first = numberText(value[at] ?? Number.NaN, places);
  return `${sign}${first}${second === null ? "" : `/${numberText(second[at] ?? Number.NaN, places)}`}`;
}

/** A reading as it is shown: as it was recorded, where that is known. */
export function readingText(graph: Graph, at: number): string {
  return graph.text?.(at) ?? plainText(graph.series, at);
}

/** `New York time` needs the city of a zone. */
export function cityOf(zone: string): string {
  return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
}

/** Epoch seconds as the instant that the formatters take. */
export function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
