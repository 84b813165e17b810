import type { Language } from "../host/types";
import { formats } from "../messages/formats";
import { millis } from "./zoned";

/**
 * A length in whole minutes as `47min`, `1hr 25min`, `2d 3hr`: largest unit first, zero units dropped, minutes never
 * "m" (D+Tb-0017, D+Tb-0026). From a day on, minutes are left out.
 */
export function minutesText(minutes: number, language: Language): string {
  const { units } = formats[language];
  const whole = Math.max(0, Math.floor(minutes));
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  const parts = [
    days > 0 ? `${days}${units.d}` : "",
    hours > 0 ? `${hours}${units.hr}` : "",
    days === 0 && (rest > 0 || hours === 0) ? `${rest}${units.min}` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** A length in seconds: `8sec` under a minute, then as minutes. */
export function secondsText(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole}${formats[language].units.sec}`;
  return minutesText(whole / 60, language);
}

/** A slot's or visit's length with nothing lost: `20min`, `1hr 30sec`. */
export function exactSeconds(seconds: number, language: Language): string {
  const rest = seconds % 60;
  const minutes = (seconds - rest) / 60;
  if (minutes === 0) return `${rest}${formats[language].units.sec}`;
  const head = minutesText(minutes, language);
  return rest === 0 ? head : `${head} ${rest}${formats[language].units.sec}`;
}

/**
 * How old something is: seconds under a minute, then one unit in whole steps (`26min`, `2hr`, `14d`), so that a cell
 * never changes more than once a minute. A clock that runs ahead of ours gives `0sec`.
 */
export function ageOfData(instant: string | null, now: number, language: Language): string {
  const at = millis(instant);
  if (at === null) return formats[language].unknown;
  const { units } = formats[language];
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  if (seconds < 60) return `${seconds}${units.sec}`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${units.min}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}${units.hr}`;
  return `${Math.floor(seconds / 86_400)}${units.d}`;
}

/** Completed minutes since an instant; a clock that runs backwards gives zero, an absent instant `null`. */
export function minutesSince(instant: string | null, now: number): number | null {
  const at = millis(instant);
  return at === null ? null : Math.max(0, Math.floor((now - at) / 60_000));
}
