import type { Clock } from "../clock";
import type { Inks, Pen } from "./inks";

/** The marks of time under the rows; lengths in device pixels. */
export interface AxisPicture {
  width: number;
  height: number;
  gutter: number;
  ratio: number;
  /** Seconds at the left of the trace. */
  from: number;
  perSecond: number;
  duration: number;
  steps: { label: number; fine: number };
  /** The date at a number of seconds from the start, in the language of the page. */
  day: (seconds: number) => string;
}

/** Times of a step in view, in seconds from the start: whole steps of the wall clock. */
export function timesOf(clock: Clock, step: number, from: number, to: number): number[] {
  const lead = clock.lead(step);
  const times: number[] = [];
  for (let k = Math.ceil((from - lead) / step - 1e-9); lead + k * step < to; k += 1) {
    // Tenths are counted, not added up.
    times.push(Math.round((lead + k * step) * 1e6) / 1e6);
  }
  return times;
}

/** Draws the marks and the times on the wall clock. */
export function paintAxis(pen: Pen, picture: AxisPicture, clock: Clock, inks: Inks): void {
  const { width, height, gutter, ratio, from, perSecond, duration, steps, day } = picture;
  pen.fillStyle = inks.paper;
  pen.fillRect(0, 0, width, height);
  const to = Math.min(duration, from + (width - gutter) / perSecond);
  const place = (time: number) => gutter + Math.round((time - from) * perSecond);
  const thick = Math.max(1, Math.round(ratio));
  pen.fillStyle = inks.trace;
  for (const time of timesOf(clock, steps.fine, from, to))
    if (time >= 0) pen.fillRect(place(time), 0, thick, Math.round(4 * ratio));
  pen.font = `${inks.size * ratio}px ${inks.family}`;
  pen.textBaseline = "alphabetic";
  pen.textAlign = "left";
  // The date stands where it begins, and at the left for what is before (GTAB-112).
  pen.fillStyle = inks.text;
  pen.fillText(day(Math.max(0, from)), Math.round(4 * ratio), height - Math.round(5 * ratio));
  for (const time of timesOf(clock, steps.label, from, to)) {
    if (time < 0) continue;
    const x = place(time);
    pen.fillStyle = inks.trace;
    pen.fillRect(x, 0, thick, Math.round(8 * ratio));
    const whole = clock.isMidnight(time) && steps.label >= 1 ? day(time) : clock.at(time);
    const text = steps.label < 1 ? clock.at(time, true).slice(0, -2) : whole;
    const room = pen.measureText(text).width;
    const left = Math.max(gutter, Math.min(width - room, x - room / 2));
    pen.fillStyle = inks.text;
    pen.fillText(text, Math.round(left), height - Math.round(5 * ratio));
  }
}
