/**
 * Scrolling through more rows than a page can be tall. The place of the scroll bar says how far one is, and the rows in
 * sight follow from it; where all rows fit, a pixel is a pixel.
 */

/** No engine draws boxes much taller than this reliably. */
export const TALLEST = 6_000_000;

/** Height of the scrolled content in pixels. */
export function contentHeight(rows: number, rowHeight: number): number {
  return Math.min(rows * rowHeight, TALLEST);
}

/** The row at the top edge, with its fraction, for a scroll position. */
export function topRow(scrolled: number, rows: number, rowHeight: number, view: number): number {
  const whole = contentHeight(rows, rowHeight);
  const range = whole - view;
  const last = Math.max(0, rows - view / rowHeight);
  if (range <= 0) return 0;
  return Math.min(1, Math.max(0, scrolled / range)) * last;
}

/** The scroll position that puts a row at the top edge. */
export function scrollTo(row: number, rows: number, rowHeight: number, view: number): number {
  const range = contentHeight(rows, rowHeight) - view;
  const last = Math.max(0, rows - view / rowHeight);
  return last === 0 || range <= 0 ? 0 : (Math.min(row, last) / last) * range;
}
