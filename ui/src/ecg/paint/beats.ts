import { beatsIn, countIn } from "../beats";
import type { Beats } from "../signal";
import { placeOf, type Span, timeAt } from "../span";
import type { Inks, Pen } from "./inks";

/** The strip of R peaks over the rows; lengths in device pixels. */
export interface BeatsPicture {
  width: number;
  height: number;
  gutter: number;
  ratio: number;
  span: Span;
  beats: Beats;
}

/** Ticks nearer to one another than this, in CSS pixels, would be a block: they are counted in words instead. */
const NEAREST = 4;

/** Whether the ticks of a stretch can be told apart. */
export function tellsApart(beats: Beats, span: Span, ratio: number): boolean {
  const count = countIn(beats, timeAt(span, 0), timeAt(span, span.width));
  return count * NEAREST * ratio <= span.width;
}

/** Draws a tick for each R peak and, where there is room, the R-R in ms with its rate between two of them. */
export function paintBeats(pen: Pen, picture: BeatsPicture, inks: Inks): void {
  const { width, height, gutter, ratio, span, beats } = picture;
  pen.fillStyle = inks.paper;
  pen.fillRect(0, 0, width, height);
  if (!tellsApart(beats, span, ratio)) return;
  const thin = Math.max(1, Math.round(ratio));
  pen.font = `${inks.size * ratio}px ${inks.family}`;
  pen.textBaseline = "alphabetic";
  pen.textAlign = "left";
  // The first beat after the view is looked at for the label before it.
  const to = timeAt(span, span.width) + 3;
  for (const { at, rr } of beatsIn(beats, timeAt(span, 0), to)) {
    const x = Math.round(placeOf(span, at));
    pen.fillStyle = inks.trace;
    if (x < span.width) pen.fillRect(gutter + x, height - Math.round(7 * ratio), thin, Math.round(7 * ratio));
    if (rr === null) continue;
    const before = placeOf(span, at - rr / 1000);
    const gap = x - before;
    const long = `${Math.round(rr)} ms, ${Math.round(60_000 / rr)}/min`;
    const short = `${Math.round(rr)}`;
    const text = [long, short].find((each) => pen.measureText(each).width + 8 * ratio <= gap);
    if (text === undefined) continue;
    const room = pen.measureText(text).width;
    const left = (before + x - room) / 2;
    if (left < 0 || left + room > span.width) continue;
    pen.fillStyle = inks.text;
    pen.fillText(text, Math.round(gutter + left), height - Math.round(7 * ratio));
  }
}
