/**
 * Reads a date that a person typed. It never guesses: what can be read in two ways, or only in part, comes back as a
 * question with at most two readings (D+Tc-0005, D+Tc-0038 to D+Tc-0041), and a unit of time is refused (D+Tc-0044).
 */
import { CalendarDate } from "@internationalized/date";

/** What a typed date can mean. `ask` carries at most two readings; none means that only typing again helps. */
export type DateReading =
  | { kind: "empty" }
  | { kind: "date"; date: CalendarDate }
  | { kind: "ask"; readings: CalendarDate[] }
  | { kind: "refused"; why: DateRefusal };

/** Why a typed date cannot stand: not a date at all, a unit of time, or a day that the month does not have. */
export type DateRefusal = "notADate" | "timeUnit" | "noSuchDay";

const MONTHS = [
  ["january", "enero"],
  ["february", "febrero"],
  ["march", "marzo"],
  ["april", "abril"],
  ["may", "mayo"],
  ["june", "junio"],
  ["july", "julio"],
  ["august", "agosto"],
  ["september", "septiembre", "setiembre"],
  ["october", "octubre"],
  ["november", "noviembre"],
  ["december", "diciembre"],
];

const TIME_UNITS = /^(h|hr|hrs|hour|hours|min|mins|s|sec|secs)$/;
const SEPARATOR = /[\s./,-]+/;

/**
 * Reads `typed` on the day `today`. Accepted: `23-Nov-2026` and the same with other separators or month first, an ISO
 * date, figures when only one order is possible, and `+3d`, `-2d`, `1w`, `3m`, `1y` counted from `today`.
 */
export function readDate(typed: string, today: CalendarDate): DateReading {
  const text = typed.trim().toLowerCase();
  if (text === "") return { kind: "empty" };
  const shortcut = readShortcut(text, today);
  if (shortcut) return shortcut;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return settle([build(Number(iso[1]), Number(iso[2]), Number(iso[3]))]);
  const parts = text.split(SEPARATOR).filter(Boolean);
  const month = parts.findIndex((part) => monthOf(part) !== undefined);
  return month >= 0 ? readNamedMonth(parts, month, today) : readFigures(parts, today);
}

function readShortcut(text: string, today: CalendarDate): DateReading | undefined {
  const found = /^([+-]?)\s*(\d{1,4})\s*([a-z]+)$/.exec(text);
  const amount = Number(found?.[2]) * (found?.[1] === "-" ? -1 : 1);
  const unit = found?.[3];
  if (unit === undefined || monthOf(unit) !== undefined) return undefined;
  if (unit === "d") return { kind: "date", date: today.add({ days: amount }) };
  if (unit === "w") return { kind: "date", date: today.add({ weeks: amount }) };
  if (unit === "m") return { kind: "date", date: today.add({ months: amount }) };
  if (unit === "y") return { kind: "date", date: today.add({ years: amount }) };
  return { kind: "refused", why: TIME_UNITS.test(unit) ? "timeUnit" : "notADate" };
}

function readNamedMonth(parts: string[], at: number, today: CalendarDate): DateReading {
  const month = monthOf(parts[at] ?? "");
  const others = parts.filter((_, index) => index !== at);
  const [day, year] = others;
  if (month === undefined || day === undefined || others.length > 2 || !others.every(isFigure)) {
    return { kind: "refused", why: "notADate" };
  }
  if (year === undefined) {
    const soon = nextYearWith(month, Number(day), today);
    return ask([soon, soon && build(soon.year + 1, month, Number(day))]);
  }
  if (year.length === 4 && day.length <= 2) return settle([build(Number(year), month, Number(day))]);
  if (year.length === 2 && day.length <= 2) return ask([build(2000 + Number(year), month, Number(day))]);
  return { kind: "refused", why: "notADate" };
}

function readFigures(parts: string[], today: CalendarDate): DateReading {
  const [one, two, year] = parts;
  if (!parts.every(isFigure) || one === undefined || parts.length > 3)
    return { kind: "refused", why: "notADate" };
  if (two === undefined) {
    if (one.length > 2) return { kind: "refused", why: "notADate" };
    return ask(
      [0, 1, 2]
        .map((ahead) => dayInMonth(today, ahead, Number(one)))
        .filter((day) => day && day.compare(today) >= 0),
    );
  }
  const years = year === undefined ? [today.year] : [year.length === 2 ? 2000 + Number(year) : Number(year)];
  const readings = years.flatMap((y) => [
    build(y, Number(two), Number(one)),
    build(y, Number(one), Number(two)),
  ]);
  return year?.length === 4 ? settle(readings) : ask(readings);
}

/** One possible reading stands; two are a question; none is no such day. */
function settle(readings: (CalendarDate | undefined)[]): DateReading {
  const possible = distinct(readings);
  const [only] = possible;
  if (only === undefined) return { kind: "refused", why: "noSuchDay" };
  return possible.length === 1 ? { kind: "date", date: only } : { kind: "ask", readings: possible };
}

function ask(readings: (CalendarDate | undefined)[]): DateReading {
  const possible = distinct(readings).slice(0, 2);
  return possible.length === 0 ? { kind: "refused", why: "noSuchDay" } : { kind: "ask", readings: possible };
}

function distinct(readings: (CalendarDate | undefined)[]): CalendarDate[] {
  const seen = new Map<string, CalendarDate>();
  for (const reading of readings) if (reading) seen.set(reading.toString(), reading);
  return [...seen.values()];
}

function isFigure(part: string): boolean {
  return /^\d{1,4}$/.test(part);
}

/** 1 to 12 for a month's name or its first three letters or more, in English or Spanish. */
function monthOf(word: string): number | undefined {
  if (!/^[a-z]{3,}$/.test(word)) return undefined;
  const at = MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)));
  return at < 0 ? undefined : at + 1;
}

function build(year: number, month: number, day: number): CalendarDate | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1800 || year > 9999) return undefined;
  const date = new CalendarDate(year, month, day);
  return date.day === day && date.month === month ? date : undefined;
}

function dayInMonth(today: CalendarDate, ahead: number, day: number): CalendarDate | undefined {
  const month = today.set({ day: 1 }).add({ months: ahead });
  return build(month.year, month.month, day);
}

function nextYearWith(month: number, day: number, today: CalendarDate): CalendarDate | undefined {
  const thisYear = build(today.year, month, day);
  if (thisYear && thisYear.compare(today) >= 0) return thisYear;
  return build(today.year + 1, month, day) ?? thisYear;
}
