import { type Columns, columnsOf } from "../columns";
import type { Drawing } from "./drawing";
import { clipped, type Ground, yOf } from "./ground";
import { addArrow } from "./symbols";

/** The columns of a drawing on a ground: one for each pixel of the canvas. */
export function envelopeOf(ground: Ground, { series, slice, gap }: Drawing): Columns {
  const { from, until, width } = ground;
  const columns = Math.max(1, Math.round(width));
  return columnsOf(series.start, series.value, slice, {
    begin: from,
    perColumn: (until - from) / columns,
    width: columns,
    gap,
  });
}

/**
 * Readings too dense to be told apart: each pixel column is drawn from its lowest to its highest reading, and joined to the
 * next unless the line is broken between them (GTAB-015, X-HR-02). Nothing is averaged.
 */
export function paintEnvelope(ground: Ground, drawing: Drawing): void {
  const { ctx, left, palette, px } = ground;
  const columns = envelopeOf(ground, drawing);
  const { at, first, least, most, last, broken } = columns;
  // Computed once: a year of minutes goes through here at every redraw.
  const perUnit = ground.height / (ground.high - ground.low);
  const base = yOf(ground, 0);
  const path = new Path2D();
  for (let held = 0; held < columns.count; held += 1) {
    const x = left + (at[held] as number) + 0.5;
    const high = base - (most[held] as number) * perUnit;
    const low = base - (least[held] as number) * perUnit;
    if (drawing.lines && held > 0 && broken[held] === 0) {
      path.moveTo(left + (at[held - 1] as number) + 0.5, base - (last[held - 1] as number) * perUnit);
      path.lineTo(x, base - (first[held] as number) * perUnit);
    }
    // A column with one height would be a line without a length, and not be seen.
    path.moveTo(x, high - 0.5 * px);
    path.lineTo(x, low + 0.5 * px);
  }
  clipped(ground, () => {
    ctx.strokeStyle = palette.series[drawing.look.colour];
    ctx.lineWidth = Math.max(1, px);
    ctx.lineCap = "butt";
    ctx.stroke(path);
  });
  paintBeyond(ground, columns);
}

/** An arrow at the edge for columns that reach beyond the scale; neighbours share one (GTAB-078). */
function paintBeyond(ground: Ground, { count, at, least, most }: Columns): void {
  const { ctx, left, top, height, low, high, px, palette } = ground;
  const before = { over: Number.NEGATIVE_INFINITY, under: Number.NEGATIVE_INFINITY };
  ctx.beginPath();
  for (let held = 0; held < count; held += 1) {
    const x = left + (at[held] as number) + 0.5;
    if ((most[held] as number) > high && x - before.over > 3 * px) {
      addArrow(ctx, x, top + 7 * px, 4 * px, true);
      before.over = x;
    }
    if ((least[held] as number) < low && x - before.under > 3 * px) {
      addArrow(ctx, x, top + height - 7 * px, 4 * px, false);
      before.under = x;
    }
  }
  ctx.fillStyle = palette.ink;
  ctx.fill();
}
