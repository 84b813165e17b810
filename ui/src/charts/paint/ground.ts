import type uPlot from "uplot";
import type { Palette } from "./palette";

/** Where numbers lie on the canvas, in its own pixels. Linear both ways (GTAB-066). */
export interface Ground {
  ctx: CanvasRenderingContext2D;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Canvas pixels of a CSS pixel. */
  px: number;
  /** The window, in epoch seconds. */
  from: number;
  until: number;
  /** The visible values. */
  low: number;
  high: number;
  palette: Palette;
}

/** The ground of a plot that has been laid out. */
export function groundOf(plot: uPlot, palette: Palette, px: number): Ground {
  const { left, top, width, height } = plot.bbox;
  const { x, y } = plot.scales;
  return {
    ctx: plot.ctx,
    left,
    top,
    width,
    height,
    px,
    from: x?.min ?? 0,
    until: x?.max ?? 1,
    low: y?.min ?? 0,
    high: y?.max ?? 1,
    palette,
  };
}

/** The place of a time. */
export function xOf(ground: Ground, at: number): number {
  return ground.left + ((at - ground.from) / (ground.until - ground.from)) * ground.width;
}

/** The place of a value; it may lie outside the plot. */
export function yOf(ground: Ground, value: number): number {
  return ground.top + ((ground.high - value) / (ground.high - ground.low)) * ground.height;
}

/** Whether a value is within the scale. */
export function within(ground: Ground, value: number): boolean {
  return value >= ground.low && value <= ground.high;
}

/** Paints within the plot: nothing outside the scale is drawn as if it were in it. */
export function clipped(ground: Ground, paint: () => void, room = 0): void {
  const { ctx, left, top, width, height, px } = ground;
  const more = room * px;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left - more, top - more, width + 2 * more, height + 2 * more);
  ctx.clip();
  paint();
  ctx.restore();
}
