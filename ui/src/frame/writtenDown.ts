/**
 * What stands in a form, as text and back: JSON, with sets. What is read back takes the place of a form's beginning only
 * where it has its form; a console that was renewed in between may ask for something else.
 */

const SET = "anteroomSet";

/** As text. */
export function writtenDown(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Set ? { [SET]: [...each] } : each));
}

/** From text; nothing when it is none of ours. */
export function readBack(text: string): unknown {
  try {
    return JSON.parse(text, (_, each: unknown) => {
      if (typeof each !== "object" || each === null || !(SET in each)) return each;
      return Array.isArray(each[SET]) ? new Set(each[SET]) : each;
    });
  } catch {
    return undefined;
  }
}

/** Whether a value can stand in the place of another. Where there was nothing, anything can. */
export function fitsFor(value: unknown, begun: unknown): boolean {
  if (begun === null || begun === undefined || value === null) return true;
  if (value === undefined) return false;
  if (typeof value !== typeof begun || Array.isArray(value) !== Array.isArray(begun)) return false;
  if (begun instanceof Set || value instanceof Set) return begun instanceof Set && value instanceof Set;
  if (typeof begun !== "object" || Array.isArray(begun)) return true;
  return Object.entries(begun).every(([key, part]) => fitsFor((value as Record<string, unknown>)[key], part));
}
