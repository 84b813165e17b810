import type { Language } from "../host/types";
import { formats } from "../messages/formats";
import { dateOf } from "./date";
import { millis, offsetMinutes, two, wallOf } from "./zoned";

/** `HH:mm` on the 24-hour clock; midnight is 00:00 (D+Tb-0001, D+Tb-0009). */
export function timeOf(instant: string | null, zone: string, language: Language): string {
  const at = millis(instant);
  if (at === null) return formats[language].unknown;
  const wall = wallOf(at, zone);
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

/** `HH:mm:ss`, for logs only (D+Tb-0005). */
export function timeWithSeconds(instant: string | null, zone: string, language: Language): string {
  const at = millis(instant);
  if (at === null) return formats[language].unknown;
  return `${timeOf(instant, zone, language)}:${two(wallOf(at, zone).second)}`;
}

/** `05-Apr-2026 09:05` with one space (D+Tb-0008). */
export function dateTimeOf(
  instant: string | null,
  zone: string,
  language: Language,
  options: { weekday?: boolean } = {},
): string {
  if (millis(instant) === null) return formats[language].unknown;
  return `${dateOf(instant, zone, language, options)} ${timeOf(instant, zone, language)}`;
}

/** `UTC−5`, `UTC+5:30`, `UTC` (X-04). */
export function offsetText(at: number, zone: string): string {
  const minutes = offsetMinutes(at, zone);
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const rest = size % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest === 0 ? "" : `:${two(rest)}`}`;
}

/** `New York (UTC−5)`: the zone's city with its offset at a moment (X-04). */
export function zoneWithOffset(at: number, zone: string): string {
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  const offset = offsetText(at, zone);
  // Such a zone is an offset by another name, and the sign of `Etc/GMT+5` is the wrong way round.
  if (/^(?:Etc\/GMT|[+-]\d)/u.test(zone)) return offset;
  return city === offset ? offset : `${city} (${offset})`;
}
