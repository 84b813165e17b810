import { isZone, two, wallOf } from "../format/zoned";

/** Steps between labelled times and between the finer marks, in seconds; only natural ones (GTAB-087). */
const STEPS: readonly [label: number, fine: number][] = [
  [0.5, 0.1],
  [1, 0.2],
  [5, 1],
  [10, 1],
  [30, 5],
  [60, 10],
  [300, 60],
  [600, 60],
  [1800, 300],
  [3600, 600],
  [7200, 1800],
  [14_400, 3600],
  [21_600, 3600],
  [43_200, 7200],
  [86_400, 21_600],
];

/** The steps at which labels of a given width do not touch. */
export function stepsFor(perSecond: number, labelWidth: number): { label: number; fine: number } {
  const found = STEPS.find(([label]) => label * perSecond >= labelWidth) ?? [86_400, 21_600];
  return { label: found[0], fine: found[1] };
}

/** The wall clock of a recording: its own zone, in the recording's own time; counted from zero where that is not known. */
export class Clock {
  readonly zone: string;
  readonly #start: number;
  readonly #labels = new Map<number, string>();

  /** Whether it is known when the recording began; if not, times are counted from its beginning. */
  readonly known: boolean;

  constructor(start: string | null, zone: string) {
    this.known = start !== null;
    this.#start = start === null ? 0 : Date.parse(start);
    this.zone = start !== null && isZone(zone) ? zone : "UTC";
  }

  /** The instant at a number of seconds from the start. */
  instant(seconds: number): string {
    return new Date(this.#start + seconds * 1000).toISOString();
  }

  /** Whether a day begins at a number of seconds from the start. */
  isMidnight(seconds: number): boolean {
    return this.at(seconds) === "00:00:00";
  }

  /** `21:04:16`, or with milliseconds `21:04:16.240`. */
  at(seconds: number, exact = false): string {
    const millis = this.#start + Math.round(seconds * 1000);
    const kept = exact ? undefined : this.#labels.get(millis);
    if (kept !== undefined) return kept;
    const { hour, minute, second } = wallOf(millis, this.zone);
    const text = `${two(hour)}:${two(minute)}:${two(second)}`;
    if (exact) return `${text}.${String(((millis % 1000) + 1000) % 1000).padStart(3, "0")}`;
    if (this.#labels.size > 2000) this.#labels.clear();
    this.#labels.set(millis, text);
    return text;
  }

  /**
   * Seconds from the start to the whole step of the wall clock at or before the start: labels stand at 21:05:00, not a
   * minute after the recording began.
   */
  lead(step: number): number {
    const { hour, minute, second } = wallOf(this.#start, this.zone);
    const ofDay = hour * 3600 + minute * 60 + second + (((this.#start % 1000) + 1000) % 1000) / 1000;
    return -(ofDay % step);
  }

  /** Seconds from the start of the next time that a person typed as `HH:mm`, `HH:mm:ss` or as seconds; else `null`. */
  read(typed: string, duration: number): number | null {
    const text = typed.trim();
    if (/^\d+(?:[.,]\d+)?\s*s$/iu.test(text)) {
      const seconds = Number.parseFloat(text.replace(",", "."));
      return seconds <= duration ? seconds : null;
    }
    const match = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/u.exec(text);
    if (match === null) return null;
    const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
    if (hour > 23 || minute > 59 || second >= 60) return null;
    const day = 86_400;
    const wanted = hour * 3600 + minute * 60 + second;
    // A recording that runs past midnight, or for days: the first such time in it.
    const seconds = (((wanted + this.lead(day)) % day) + day) % day;
    return seconds <= duration ? seconds : null;
  }
}
