/**
 * Reads a time of day that a person typed, on the 24-hour clock. It never guesses: what is incomplete comes back as a
 * question with at most two readings (D+Tc-0005), and a unit of dates is refused (D+Tc-0044).
 */
import { Time } from "@internationalized/date";

/** What a typed time can mean. */
export type TimeReading =
  | { kind: "empty" }
  | { kind: "time"; time: Time }
  | { kind: "ask"; readings: Time[] }
  | { kind: "refused"; why: TimeRefusal };

/** Why a typed time cannot stand; 24:00 is the next day's 00:00 (D+Tb-0009), and so is a shortcut past midnight. */
export type TimeRefusal = "notATime" | "dateUnit" | "noSuchTime" | "otherDay";

/**
 * Reads `typed` when the clock shows `now`. Accepted: `11:20`, `1120`, `9:05`, `9.05`, `3:10 pm`, and `+3h`, `-20min`,
 * `30m` counted from `now`.
 */
export function readTime(typed: string, now: Time): TimeReading {
  const text = typed.trim().toLowerCase();
  if (text === "") return { kind: "empty" };
  const shortcut = /^([+-]?)\s*(\d{1,4})\s*([a-z]+)$/.exec(text);
  const meridiem = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?$/.exec(text);
  if (meridiem) return readMeridiem(Number(meridiem[1]), Number(meridiem[2] ?? 0), meridiem[3] === "p");
  if (shortcut)
    return readShortcut(Number(shortcut[2]) * (shortcut[1] === "-" ? -1 : 1), shortcut[3] ?? "", now);
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (clock) return settle(Number(clock[1]), Number(clock[2]));
  const hour = /^(\d{1,2})[:.]?$/.exec(text);
  if (hour) return readHour(Number(hour[1]));
  return { kind: "refused", why: "notATime" };
}

function settle(hour: number, minute: number): TimeReading {
  if (hour > 23 || minute > 59) return { kind: "refused", why: "noSuchTime" };
  return { kind: "time", time: new Time(hour, minute) };
}

function readMeridiem(hour: number, minute: number, afternoon: boolean): TimeReading {
  if (hour < 1 || hour > 12) return { kind: "refused", why: "noSuchTime" };
  return settle((hour % 12) + (afternoon ? 12 : 0), minute);
}

/** An hour without minutes is incomplete: it is asked, with the afternoon as the second reading. */
function readHour(hour: number): TimeReading {
  if (hour > 23) return { kind: "refused", why: "noSuchTime" };
  const readings = hour >= 1 && hour < 12 ? [new Time(hour), new Time(hour + 12)] : [new Time(hour)];
  return { kind: "ask", readings };
}

function readShortcut(amount: number, unit: string, now: Time): TimeReading {
  const perUnit: Record<string, number> = { h: 3600, hr: 3600, m: 60, min: 60, s: 1, sec: 1 };
  const seconds = perUnit[unit];
  if (seconds === undefined) {
    return {
      kind: "refused",
      why: /^(d|w|y|day|days|week|weeks|year|years)$/.test(unit) ? "dateUnit" : "notATime",
    };
  }
  const total = now.hour * 3600 + now.minute * 60 + amount * seconds;
  if (total < 0 || total >= 86_400) return { kind: "refused", why: "otherDay" };
  return settle(Math.floor(total / 3600), Math.floor((total % 3600) / 60));
}
