import type { Drawing } from "./drawing";
import { type Ground, xOf, yOf } from "./ground";

/** The labelled ranges as pale areas under everything else (GTAB-175 to 185). */
export function paintAreas(ground: Ground, { bands }: Drawing): void {
  const { ctx, left, top, width, height, palette } = ground;
  for (const band of bands) {
    const high = Math.max(top, band.high === null ? top : yOf(ground, band.high));
    const low = Math.min(top + height, band.low === null ? top + height : yOf(ground, band.low));
    if (low <= high) continue;
    ctx.fillStyle = band.part === "second" ? palette.second : palette.first;
    ctx.fillRect(left, high, width, low - high);
  }
}

/** The lines of the time axis, the higher unit stronger (GTAB-087, GTAB-102). */
export function paintTimes(ground: Ground, { marks }: Drawing): void {
  const { ctx, top, height, palette, px } = ground;
  ctx.lineWidth = Math.max(1, Math.round(px));
  for (const strong of [false, true]) {
    ctx.strokeStyle = strong ? palette.gridStrong : palette.grid;
    ctx.beginPath();
    for (const mark of marks) {
      if (mark.strong !== strong) continue;
      const x = Math.round(xOf(ground, mark.at)) + 0.5;
      ctx.moveTo(x, top);
      ctx.lineTo(x, top + height);
    }
    ctx.stroke();
  }
}
