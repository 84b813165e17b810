/**
 * An instant on a wall clock. `Intl` is asked only for numbers in a fixed calendar, so that regional settings cannot
 * reach the screen (D+Ta-0010, D+Tb-0002).
 */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 is Sunday. */
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether the zone is one that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    formatIn(zone);
    return true;
  } catch {
    // The only way in which `Intl` says no.
    return false;
  }
}

/** Milliseconds of an RFC 3339 instant, or `null` when it is not one. */
export function millis(instant: string | null | undefined): number | null {
  if (instant === null || instant === undefined) return null;
  const at = Date.parse(instant);
  return Number.isNaN(at) ? null : at;
}

/** The wall clock of a zone at a moment. */
export function wallOf(at: number, zone: string): Wall {
  const wall: Record<string, number> = {};
  for (const part of formatIn(zone).formatToParts(at)) wall[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, hour, minute, second, weekday };
}

/** Minutes by which a zone is ahead of UTC at a moment. */
export function offsetMinutes(at: number, zone: string): number {
  const wall = wallOf(at, zone);
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return Math.round((asUtc - Math.floor(at / 1000) * 1000) / 60_000);
}

/** The ISO day of a zone at a moment. */
export function isoDay(at: number, zone: string): string {
  const wall = wallOf(at, zone);
  return `${String(wall.year).padStart(4, "0")}-${two(wall.month)}-${two(wall.day)}`;
}

/** Two digits. */
export function two(value: number): string {
  return String(value).padStart(2, "0");
}
