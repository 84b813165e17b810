import type { Shape } from "../metrics";

/** Half the size of a symbol in CSS pixels: wider than the line and as small as that allows (GTAB-008). */
export const RADIUS = 4.5;
/** The latest reading is larger (GTAB-046). */
export const LATEST_RADIUS = 6;

/** Adds a symmetric shape around a place to the path that is being made (GTAB-010). */
export function addShape(ctx: CanvasRenderingContext2D, shape: Shape, x: number, y: number, r: number): void {
  switch (shape) {
    case "circle":
      ctx.moveTo(x + r, y);
      ctx.arc(x, y, r, 0, Math.PI * 2);
      break;
    case "square":
      ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
      break;
    case "diamond":
      around(ctx, x, y, r * 1.15, [-90, 0, 90, 180]);
      break;
    case "triangle":
      around(ctx, x, y, r * 1.2, [-90, 30, 150]);
      break;
    case "triangleDown":
      around(ctx, x, y, r * 1.2, [90, 210, 330]);
      break;
    case "hexagon":
      around(ctx, x, y, r * 1.08, [-90, -30, 30, 90, 150, 210]);
      break;
  }
}

/** An arrow at a place that says: beyond. */
export function addArrow(ctx: CanvasRenderingContext2D, x: number, y: number, r: number, up: boolean): void {
  const way = up ? -1 : 1;
  ctx.moveTo(x - r, y);
  ctx.lineTo(x + r, y);
  ctx.lineTo(x, y + way * r * 1.3);
  ctx.closePath();
}

function around(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  degrees: readonly number[],
): void {
  degrees.forEach((degree, at) => {
    const angle = (degree * Math.PI) / 180;
    const [px, py] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    if (at === 0) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
  });
  ctx.closePath();
}
