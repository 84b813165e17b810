import type { Language } from "../host/types";
import { formats } from "../messages/formats";
import { millis, two, wallOf } from "./zoned";

interface Day {
  year: number;
  month: number | null;
  day: number | null;
}

/** Reads a FHIR date in its own precision; `null` when it is not one. */
export function readFhirDate(text: string | null): Day | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text ?? "");
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (month !== null && day !== null) {
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day < 1 || day > days) return null;
  }
  return { year, month, day };
}

/** `05-Apr-2026` (D+Ta-0006); the parts that are known of a partial date. */
export function shortDate({ year, month, day }: Day, language: Language): string {
  const name = month === null ? null : formats[language].months[month - 1];
  const yearText = String(year).padStart(4, "0");
  if (name === null || name === undefined) return yearText;
  return day === null ? `${name}-${yearText}` : `${two(day)}-${name}-${yearText}`;
}

/** A FHIR date as it is shown, or the word for unknown (D+Ta-0022). */
export function fhirDate(text: string | null, language: Language): string {
  const day = readFhirDate(text);
  return day === null ? formats[language].unknown : shortDate(day, language);
}

/** `05 April 2026`, what assistive technology is given (D+Ta-0015). */
export function longFhirDate(text: string | null, language: Language): string {
  const read = readFhirDate(text);
  const words = formats[language];
  if (read === null) return words.unknown;
  if (read.month === null || read.day === null) return shortDate(read, language);
  return words.longDate(two(read.day), words.longMonths[read.month - 1] ?? "", String(read.year));
}

/** The date of an instant in a zone, with the weekday in front when asked for (D+Ta-0016). */
export function dateOf(
  instant: string | null,
  zone: string,
  language: Language,
  options: { weekday?: boolean } = {},
): string {
  const at = millis(instant);
  if (at === null) return formats[language].unknown;
  const wall = wallOf(at, zone);
  const date = shortDate(wall, language);
  return options.weekday ? `${formats[language].weekdays[wall.weekday]} ${date}` : date;
}

/** An ISO day with its weekday: `Tue 05-May-2026`. */
export function isoDayWithWeekday(day: string, language: Language): string {
  const read = readFhirDate(day);
  if (read === null || read.month === null || read.day === null) return fhirDate(day, language);
  const weekday = new Date(Date.UTC(read.year, read.month - 1, read.day)).getUTCDay();
  return `${formats[language].weekdays[weekday]} ${shortDate(read, language)}`;
}
