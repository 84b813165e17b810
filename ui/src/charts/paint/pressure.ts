import type { Drawing } from "./drawing";
import { clipped, type Ground, xOf, yOf } from "./ground";

/** Half the length of an end, in CSS pixels. */
const END = 5;

/**
 * Blood pressure: one reading is one vertical line with a short bar at each end, a little thicker than the gridlines
 * (GTAB-039 to 042); dense readings are plain vertical lines (GTAB-044). No line ever joins two readings (GTAB-043). A
 * reading that lacks a part has its one end and a short stub.
 */
export function paintPressure(ground: Ground, { series, slice, density, look }: Drawing): void {
  const { ctx, px, palette } = ground;
  const { start, value, second } = series;
  const latest = start.length - 1;
  const plain = density !== "symbols";
  clipped(
    ground,
    () => {
      ctx.strokeStyle = palette.series[look.colour];
      ctx.lineCap = "butt";
      for (const strong of [false, true]) {
        const stems = new Path2D();
        const ends = new Path2D();
        for (let at = slice.from; at < slice.until; at += 1) {
          if ((at === latest) !== strong) continue;
          const x = xOf(ground, start[at] as number);
          const parts = [value[at] as number, second?.[at] ?? Number.NaN];
          const [high, low] = parts.map((part) => yOf(ground, part)) as [number, number];
          if (Number.isNaN(high) && Number.isNaN(low)) continue;
          if (Number.isNaN(high)) stub(stems, x, low, -px * 7);
          else if (Number.isNaN(low)) stub(stems, x, high, px * 7);
          else stub(stems, x, high, low - high);
          if (plain && !strong) continue;
          const half = (strong ? END + 1 : END) * px;
          for (const y of [high, low]) {
            if (Number.isNaN(y)) continue;
            ends.moveTo(x - half, y);
            ends.lineTo(x + half, y);
          }
        }
        ctx.lineWidth = (plain && !strong ? 1 : 1.5) * px;
        ctx.stroke(stems);
        ctx.lineWidth = (strong ? 3 : 2) * px;
        ctx.stroke(ends);
      }
    },
    1,
  );
}

function stub(path: Path2D, x: number, y: number, length: number): void {
  path.moveTo(x, y);
  path.lineTo(x, y + length);
}
