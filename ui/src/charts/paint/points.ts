import { has } from "../flags";
import type { Drawing } from "./drawing";
import { clipped, type Ground, within, xOf, yOf } from "./ground";
import { addShape, LATEST_RADIUS, RADIUS } from "./symbols";

/** Readings where they were measured, joined by straight lines, a gap left as a gap (GTAB-001, GTAB-164). */
export function paintPoints(ground: Ground, drawing: Drawing): void {
  const { lines, density } = drawing;
  if (lines) paintLines(ground, drawing);
  if (density === "ticks") paintTicks(ground, drawing);
  else paintSymbols(ground, drawing);
}

function paintLines(ground: Ground, { series, slice, look, gap }: Drawing): void {
  const { ctx, px, palette } = ground;
  const { start, value } = series;
  const path = new Path2D();
  let before = Number.NEGATIVE_INFINITY;
  // One reading beyond each edge, so that a line that leaves the window is seen to leave it.
  for (let at = Math.max(0, slice.from - 1); at < Math.min(start.length, slice.until + 1); at += 1) {
    const reading = value[at] as number;
    if (Number.isNaN(reading)) continue;
    const when = start[at] as number;
    const [x, y] = [xOf(ground, when), yOf(ground, reading)];
    if (when - before > gap) path.moveTo(x, y);
    else path.lineTo(x, y);
    before = when;
  }
  clipped(ground, () => {
    ctx.strokeStyle = palette.series[look.colour];
    ctx.lineWidth = 1.25 * px;
    ctx.lineJoin = "round";
    ctx.stroke(path);
  });
}

function paintTicks(ground: Ground, { series, slice, look }: Drawing): void {
  const { ctx, px, palette } = ground;
  const path = new Path2D();
  for (let at = slice.from; at < slice.until; at += 1) {
    const [x, y] = [xOf(ground, series.start[at] as number), yOf(ground, series.value[at] as number)];
    if (Number.isNaN(y)) continue;
    path.moveTo(x, y - 3 * px);
    path.lineTo(x, y + 3 * px);
  }
  clipped(ground, () => {
    ctx.strokeStyle = palette.series[look.colour];
    ctx.lineWidth = 1.5 * px;
    ctx.stroke(path);
  });
}

function paintSymbols(ground: Ground, { series, slice, look }: Drawing): void {
  const { ctx, px, palette } = ground;
  const { start, value, flags } = series;
  const latest = start.length - 1;
  ctx.lineJoin = "miter";
  ctx.lineWidth = px;
  for (const typed of [false, true]) {
    ctx.beginPath();
    for (let at = slice.from; at < slice.until; at += 1) {
      const reading = value[at] as number;
      if (has(flags[at], "typed") !== typed || !within(ground, reading)) continue;
      const r = (at === latest ? LATEST_RADIUS : RADIUS) * px;
      addShape(ctx, look.shape, xOf(ground, start[at] as number), yOf(ground, reading), r);
    }
    // What a person typed in is hollow; the outline is ink either way (GTAB-012).
    ctx.fillStyle = typed ? palette.surface : palette.series[look.colour];
    ctx.fill();
    ctx.strokeStyle = typed ? palette.series[look.colour] : palette.ink;
    ctx.lineWidth = (typed ? 1.75 : 1) * px;
    ctx.stroke();
  }
}
