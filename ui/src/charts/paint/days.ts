import type { Drawing } from "./drawing";
import { clipped, type Ground, within, xOf, yOf } from "./ground";

/**
 * A value of a day on a finer axis: a flat bar over the day it is of, with a square in its middle, and no line to the next
 * (GTAB-017, X-STP-02). It is not a filled column: a total of nothing is a bar at zero, a day without data has none.
 */
export function paintDays(ground: Ground, { series, slice, look }: Drawing): void {
  const { ctx, px, palette, left, width } = ground;
  const { start, end, value } = series;
  clipped(
    ground,
    () => {
      const bars = new Path2D();
      ctx.beginPath();
      for (let at = slice.from; at < slice.until; at += 1) {
        const reading = value[at] as number;
        if (!within(ground, reading)) continue;
        // Of a day that is only partly in view, that part.
        const from = Math.max(left, xOf(ground, start[at] as number));
        const until = Math.min(left + width, xOf(ground, end?.[at] ?? (start[at] as number)));
        const y = yOf(ground, reading);
        bars.moveTo(from + px, y);
        bars.lineTo(until - px, y);
        const r = Math.min(3.5 * px, (until - from) / 3);
        if (r >= px) ctx.rect((from + until) / 2 - r, y - r, 2 * r, 2 * r);
      }
      ctx.strokeStyle = palette.series[look.colour];
      ctx.lineWidth = 2 * px;
      ctx.stroke(bars);
      ctx.fillStyle = palette.surface;
      ctx.fill();
      ctx.lineWidth = 1.5 * px;
      ctx.stroke();
    },
    4,
  );
}
