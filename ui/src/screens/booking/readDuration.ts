/**
 * Reads a length that a person typed, in the units of D+Tb-0017. A bare `m` means months there, so it is asked and
 * never taken for minutes (D+Tc-0030, D+Tc-0033); so is a number without a unit.
 */

/** What a typed length can mean, in whole seconds. */
export type DurationReading =
  | { kind: "empty" }
  | { kind: "seconds"; seconds: number }
  | { kind: "ask"; seconds: number[] }
  | { kind: "refused"; why: "notADuration" | "outOfRange" };

/** The vendor's limits for a visit's length: 1 to 86,400 s (SOLO-06, SOLO-18). */
export const LONGEST_VISIT_S = 86_400;

const SECONDS: Record<string, number> = { h: 3600, hr: 3600, hrs: 3600, min: 60, s: 1, sec: 1 };

/** Reads `20min`, `1hr 25min`, `90sec`. Spaces may stand anywhere between the parts. */
export function readDuration(typed: string): DurationReading {
  const text = typed.trim().toLowerCase();
  if (text === "") return { kind: "empty" };
  const bare = /^(\d{1,5})\s*m?$/.exec(text);
  if (bare) {
    const minutes = Number(bare[1]) * 60;
    return inRange(minutes) ? { kind: "ask", seconds: [minutes] } : { kind: "refused", why: "outOfRange" };
  }
  if (!/^(\d{1,5}\s*[a-z]+\s*)+$/.test(text)) return { kind: "refused", why: "notADuration" };
  let total = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (const [, amount, unit] of text.matchAll(/(\d{1,5})\s*([a-z]+)/g)) {
    const size = SECONDS[unit ?? ""];
    // Largest unit first, each once: `5min 1hr` is a slip of the hand rather than a length.
    if (size === undefined || size >= previous) return { kind: "refused", why: "notADuration" };
    previous = size;
    total += Number(amount) * size;
  }
  return inRange(total) ? { kind: "seconds", seconds: total } : { kind: "refused", why: "outOfRange" };
}

function inRange(seconds: number): boolean {
  return seconds >= 1 && seconds <= LONGEST_VISIT_S;
}
