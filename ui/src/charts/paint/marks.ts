import { has, RINGED } from "../flags";
import type { Drawing } from "./drawing";
import { type Ground, within, xOf, yOf } from "./ground";
import { addArrow } from "./symbols";

/** What is marked of a reading, as a second shape beside its symbol: never a colour alone (WCAG 1.4.1). */
export function paintMarks(ground: Ground, { series, slice, density }: Drawing): void {
  const { ctx, px, palette, top, height } = ground;
  const { start, value, second, flags } = series;
  const rings = new Path2D();
  const bars = new Path2D();
  const hollow = new Path2D();
  ctx.beginPath();
  let arrows = 0;
  let lastOver = Number.NEGATIVE_INFINITY;
  let lastUnder = Number.NEGATIVE_INFINITY;
  for (let at = slice.from; at < slice.until; at += 1) {
    const bits = flags[at] as number;
    const one = value[at] as number;
    const two = second === null ? one : (second[at] as number);
    const over = one > ground.high || two > ground.high;
    const under = one < ground.low || two < ground.low;
    if (bits === 0 && !over && !under) continue;
    const x = xOf(ground, start[at] as number);
    // Beyond the scale: an arrow at that edge, at the time of the reading (GTAB-078); neighbours share one.
    if (over && x - lastOver > 3 * px) {
      addArrow(ctx, x, top + 7 * px, 4 * px, true);
      lastOver = x;
      arrows += 1;
    }
    if (under && x - lastUnder > 3 * px) {
      addArrow(ctx, x, top + height - 7 * px, 4 * px, false);
      lastUnder = x;
      arrows += 1;
    }
    if (density !== "symbols") continue;
    const heads = [one, two].filter((part) => !Number.isNaN(part) && within(ground, part));
    const y = heads[0] === undefined ? null : yOf(ground, heads[0]);
    if (y === null) continue;
    if (has(bits, "atHigh") || has(bits, "atLow")) {
      const up = has(bits, "atHigh");
      addArrow(ctx, x, y + (up ? -8 : 8) * px, 3.5 * px, up);
      arrows += 1;
    }
    if ((bits & RINGED) !== 0) {
      rings.moveTo(x + 9 * px, y);
      rings.arc(x, y, 9 * px, 0, Math.PI * 2);
    }
    // A pressure has no symbol that could be hollow: it gets a small square on its line.
    if (second !== null && has(bits, "typed")) {
      const middle = heads.reduce((sum, part) => sum + yOf(ground, part), 0) / heads.length;
      hollow.rect(x - 3 * px, middle - 3 * px, 6 * px, 6 * px);
    }
    if (has(bits, "converted")) {
      const below = yOf(ground, heads.at(-1) as number) + 8.5 * px;
      bars.moveTo(x - 4 * px, below);
      bars.lineTo(x + 4 * px, below);
    }
  }
  if (arrows > 0) {
    ctx.fillStyle = palette.ink;
    ctx.fill();
  }
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.5 * px;
  ctx.stroke(rings);
  ctx.stroke(bars);
  ctx.fillStyle = palette.surface;
  ctx.fill(hollow);
  ctx.stroke(hollow);
}
