import { type Calipers, type End, marchOut } from "../calipers";
import { placeOf, type Span } from "../span";
import { type Height, heightOf } from "../trace";
import type { Inks, Pen } from "./inks";

/** The calipers over one row; lengths in device pixels. */
export interface MarksPicture {
  height: number;
  gutter: number;
  ratio: number;
  span: Span;
  calipers: Calipers;
  active: End;
  march: boolean;
  /** Where the voltages stand, when this row is the calipers' own. */
  own: Height | null;
}

/** Draws both marks as lines through the row, with their voltages on the row they were set on. */
export function paintMarks(pen: Pen, picture: MarksPicture, inks: Inks): void {
  const { height, gutter, ratio, span, calipers, active, march, own } = picture;
  const thin = Math.max(1, Math.round(ratio));
  const place = (time: number) => Math.round(placeOf(span, time));
  const inView = (x: number) => x >= 0 && x < span.width;
  pen.fillStyle = inks.mark;
  if (march)
    for (const time of marchOut(
      calipers,
      span.first / span.perSecond,
      (span.first + span.width) / span.perSecond,
    )) {
      const x = place(time);
      // Dashes, so that a repeated interval is not taken for a mark.
      for (let y = 0; inView(x) && y < height; y += Math.round(8 * ratio))
        pen.fillRect(gutter + x, y, thin, Math.round(4 * ratio));
    }
  for (const end of ["a", "b"] as const) {
    const mark = calipers[end];
    const x = place(mark.time);
    if (!inView(x)) continue;
    pen.fillStyle = inks.mark;
    pen.fillRect(gutter + x, 0, end === active ? 2 * thin : thin, height);
    if (own === null) continue;
    const y = Math.round(heightOf(mark.millivolts, own));
    const arm = Math.round(12 * ratio);
    pen.fillRect(Math.max(gutter, gutter + x - arm), y, 2 * arm, end === active ? 2 * thin : thin);
    const size = Math.round(inks.size * ratio);
    pen.font = `600 ${size}px ${inks.family}`;
    pen.textBaseline = "alphabetic";
    pen.textAlign = "left";
    const text = end.toUpperCase();
    const width = Math.ceil(pen.measureText(text).width) + Math.round(8 * ratio);
    pen.fillRect(gutter + x, 0, width, size + Math.round(4 * ratio));
    pen.fillStyle = inks.paper;
    pen.fillText(text, gutter + x + Math.round(4 * ratio), size);
  }
}
