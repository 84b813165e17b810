import type { Columns } from "../signal";
import { type Bar, columnBars, joinBars } from "../trace";
import type { Inks, Pen } from "./inks";

/** Draws the whole recording: the extremes of every column, to the scale of the greatest of them; `rate` in Hz. */
export function paintOverview(
  pen: Pen,
  size: { width: number; height: number },
  columns: Columns | null,
  rate: number,
  inks: Inks,
): void {
  pen.fillStyle = columns === null ? inks.off : inks.paper;
  pen.fillRect(0, 0, size.width, size.height);
  if (columns === null) return;
  const { low, high } = columns;
  const { least, greatest } = extremes(columns);
  const perMillivolt = (size.height - 2) / Math.max(0.5, greatest - least);
  const height = { zero: 1 + greatest * perMillivolt, perMillivolt };
  const row = { low, high, known: new Uint8Array(low.length).fill(2) };
  pen.fillStyle = inks.rough;
  const bar: Bar = (x, top, bottom) => pen.fillRect(x, top, 1, bottom - top + 1);
  const perColumn = ((columns.to - columns.from) * rate) / low.length;
  columnBars(row, 2, height, bar);
  joinBars(row, 2, { first: 0, perColumn, rate }, height, bar);
}

/** The least and greatest of all columns, zero among them. */
export function extremes({ low, high }: Pick<Columns, "low" | "high">): { least: number; greatest: number } {
  let least = 0;
  let greatest = 0;
  for (let x = 0; x < low.length; x += 1) {
    if ((low[x] as number) < least) least = low[x] as number;
    if ((high[x] as number) > greatest) greatest = high[x] as number;
  }
  return { least, greatest };
}
