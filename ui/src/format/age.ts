import type { Language } from "../host/types";
import { formats } from "../messages/formats";
import { readFhirDate } from "./date";

interface Full {
  year: number;
  month: number;
  day: number;
}

function fullDay(text: string | null): Full | null {
  const read = readFhirDate(text);
  if (read === null || read.month === null || read.day === null) return null;
  return { year: read.year, month: read.month, day: read.day };
}

function dayNumber({ year, month, day }: Full): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** The same day some months later; a day that the month lacks is its last (a birthday on 29-Feb counts from 28-Feb). */
function addMonths(from: Full, months: number): Full {
  const at = from.month - 1 + months;
  const year = from.year + Math.floor(at / 12);
  const month = (((at % 12) + 12) % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { year, month, day: Math.min(from.day, last) };
}

function completedMonths(from: Full, to: Full): number {
  let months = (to.year - from.year) * 12 + (to.month - from.month);
  if (dayNumber(addMonths(from, months)) > dayNumber(to)) months -= 1;
  return months;
}

/**
 * Age by the guidance's table (PAB-0034) in completed calendar units: under 4 weeks d; under 1 year w and d;
 * under 2 years m and d; under 18 years y and m; then y. Without a time of birth the smallest unit is d. Absent when the
 * date is partial or lies in the future (X-05: a warning is shown instead).
 */
export function ageAt(birthDate: string | null, today: string, language: Language): string | null {
  const born = fullDay(birthDate);
  const now = fullDay(today);
  if (born === null || now === null) return null;
  const days = dayNumber(now) - dayNumber(born);
  if (days < 0) return null;
  const { units } = formats[language];
  const join = (...parts: [number, string][]): string =>
    parts
      .filter(([count], index) => index === 0 || count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join(" ");
  if (days < 28) return join([days, units.d]);
  const months = completedMonths(born, now);
  if (months < 12) return join([Math.floor(days / 7), units.w], [days % 7, units.d]);
  const since = dayNumber(now) - dayNumber(addMonths(born, months));
  if (months < 24) return join([months, units.m], [since, units.d]);
  const years = Math.floor(months / 12);
  return years < 18 ? join([years, units.y], [months % 12, units.m]) : join([years, units.y]);
}

/** Age where the moment of birth is known: minutes under 2 hours, hours under 2 days, then as `ageAt` (PAB-0034). */
export function ageFromMoment(born: Date, now: Date, language: Language): string | null {
  const minutes = Math.floor((now.getTime() - born.getTime()) / 60_000);
  if (minutes < 0) return null;
  const { units } = formats[language];
  if (minutes < 120) return `${minutes}${units.min}`;
  if (minutes < 2880) return `${Math.floor(minutes / 60)}${units.hrs}`;
  if (minutes < 28 * 1440) return `${Math.floor(minutes / 1440)}${units.d}`;
  return ageAt(born.toISOString().slice(0, 10), now.toISOString().slice(0, 10), language);
}

/** Whether a birth date lies in the future of a day: no age is shown and the date is marked. */
export function isFutureBirth(birthDate: string | null, today: string): boolean {
  const born = fullDay(birthDate);
  const now = fullDay(today);
  return born !== null && now !== null && dayNumber(born) > dayNumber(now);
}
