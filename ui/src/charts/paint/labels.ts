import { RINGED } from "../flags";
import type { Drawing } from "./drawing";
import { type Ground, within, xOf, yOf } from "./ground";

/** The texts within a plot: the latest value at its point, every value when asked for, and where nothing was measured. */
export function paintLabels(ground: Ground, drawing: Drawing): void {
  const { ctx, px, palette } = ground;
  const face = (weight: number) => `${weight} ${Math.round(palette.size * px)}px ${palette.face}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  if (drawing.values && drawing.density === "symbols") {
    ctx.font = face(400);
    ctx.fillStyle = palette.ink2;
    for (let at = drawing.slice.from; at < drawing.slice.until; at += 1) {
      if (at !== drawing.series.start.length - 1) label(ground, drawing, at);
    }
  }
  ctx.font = face(600);
  ctx.fillStyle = palette.ink;
  const latest = drawing.series.start.length - 1;
  if (latest >= drawing.slice.from && latest < drawing.slice.until) label(ground, drawing, latest);
  ctx.font = face(400);
  ctx.fillStyle = palette.axis;
  paintSilence(ground, drawing);
}

/** Always on the same side of its point (GTAB-052), each part of a pressure at its own end. */
function label(ground: Ground, { series, text }: Drawing, at: number): void {
  const { ctx, px, left, width } = ground;
  const { start, end, second, flags } = series;
  const x = xOf(ground, start[at] as number);
  const heights = [series.value[at], second?.[at]];
  const value = heights[0] ?? Number.NaN;
  // Over its point, where no line runs; the latest has nothing at its right.
  if (end !== null || (second === null && at < start.length - 1)) {
    if (!within(ground, value)) return;
    const until = end === null ? x : Math.min(left + width, xOf(ground, end[at] as number));
    ctx.textAlign = "center";
    ctx.fillText(
      text(at),
      (Math.max(left, x) + until) / 2,
      yOf(ground, value) - ((flags[at] as number) & RINGED ? 18 : 13) * px,
    );
    ctx.textAlign = "left";
    return;
  }
  const parts = second === null ? [text(at)] : text(at).split("/");
  parts.forEach((part, which) => {
    const height = heights[which] ?? Number.NaN;
    if (within(ground, height)) ctx.fillText(part, x + 10 * px, yOf(ground, height));
  });
}

/** "No reading" where a stretch without one is wide enough to hold the words. */
function paintSilence(ground: Ground, { series, slice, gap, noReading, density }: Drawing): void {
  const { ctx, px, top, height } = ground;
  if (density === "columns" || !Number.isFinite(gap)) return;
  const room = ctx.measureText(noReading).width + 12 * px;
  ctx.textAlign = "center";
  for (let at = slice.from + 1; at < slice.until; at += 1) {
    const [before, after] = [series.start[at - 1] as number, series.start[at] as number];
    if (after - before <= gap) continue;
    const [left, right] = [xOf(ground, before), xOf(ground, after)];
    if (right - left > room) ctx.fillText(noReading, (left + right) / 2, top + height - 12 * px);
  }
  ctx.textAlign = "left";
}
