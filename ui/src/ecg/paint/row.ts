import { calibrationMark, type Gain, gridLines, type Lines, lineWidths, type Speed } from "../paper";
import { columnBars, type Density, type Height, joinBars, type Row } from "../trace";
import type { Inks, Pen } from "./inks";

/** All that one row of the recording shows; lengths in device pixels. */
export interface RowPicture {
  width: number;
  height: number;
  /** The strip at the left that holds the calibration mark. */
  gutter: number;
  /** Device pixels in a millimetre. */
  mm: number;
  ratio: number;
  /** True paper, or time pressed together: then there are lines of time in place of boxes, which would lie. */
  grid: { kind: "paper"; speed: Speed } | { kind: "time"; lines: Lines };
  gain: Gain;
  /** Zero millivolts, from the top. */
  zero: number;
  /** The trace; `null` for a lead that is not drawn. */
  row: Row | null;
  density: Density;
  /** Where the recording ends, from the left of the trace. */
  end: number;
}

/** No row of pixels. */
const UNTOUCHED = 0x7fff;

/** A stretch of columns of the trace. */
export interface Part {
  from: number;
  to: number;
}

/** Draws one row, or only a part of it that came into view; the strip at the left stays then. */
export function paintRow(pen: Pen, picture: RowPicture, inks: Inks, only: Part | null = null): void {
  const { width, height, gutter, row } = picture;
  const part = only ?? { from: 0, to: width - gutter };
  pen.fillStyle = inks.paper;
  pen.fillRect(gutter + part.from, 0, part.to - part.from, height);
  paintGrid(pen, picture, part, inks);
  const end = Math.min(width - gutter, Math.max(0, Math.ceil(picture.end)));
  const off = Math.max(end, part.from);
  pen.fillStyle = inks.off;
  if (off < part.to) pen.fillRect(gutter + off, 0, part.to - off, height);
  if (row !== null) {
    paintUnread(pen, row, end, picture);
    // Columns beside the part are drawn once more: their lines reach into it.
    const beside = Math.ceil(2 / picture.density.perColumn) + 2 * lineWidths(picture.ratio).trace + 2;
    const drawn = {
      from: Math.max(0, part.from - beside),
      to: Math.min(row.low.length, part.to + beside),
    };
    paintTrace(pen, row, drawn, picture, inks);
    paintBeyond(pen, row, drawn, picture, inks);
  }
  if (only === null) paintGutter(pen, picture, inks);
  pen.fillStyle = inks.heavy;
  const { heavy } = lineWidths(picture.ratio);
  pen.fillRect(gutter - heavy, 0, heavy, height);
}

function paintGrid(pen: Pen, picture: RowPicture, { from, to }: Part, inks: Inks): void {
  const { height, gutter, mm, ratio, grid, density } = picture;
  const { light, heavy } = lineWidths(ratio);
  const across = gridLines(0, height, mm);
  // A line that begins before the part may reach into it.
  const begin = from - heavy;
  const along = grid.kind === "paper" ? gridLines(density.first + begin, to - begin, mm) : grid.lines;
  const shift = grid.kind === "paper" ? begin : 0;
  const rules: [keyof Lines, number, string][] = [
    ["light", light, inks.light],
    ["heavy", heavy, inks.heavy],
  ];
  for (const [weight, thickness, ink] of rules) {
    pen.fillStyle = ink;
    for (const line of along[weight]) {
      const x = line + shift;
      const [left, right] = [Math.max(from, x), Math.min(to, x + thickness)];
      if (left < right) pen.fillRect(gutter + left, 0, right - left, height);
    }
    if (grid.kind === "paper")
      for (const y of across[weight]) pen.fillRect(gutter + from, y, to - from, thickness);
  }
}

function paintUnread(pen: Pen, row: Row, end: number, { gutter, height }: RowPicture): void {
  let from = -1;
  for (let x = 0; x <= end; x += 1) {
    const unread = x < end && row.known[x] === 0;
    if (unread && from < 0) from = x;
    if (!unread && from >= 0) {
      pen.fillRect(gutter + from, 0, x - from, height);
      from = -1;
    }
  }
}

function paintTrace(pen: Pen, whole: Row, part: Part, picture: RowPicture, inks: Inks): void {
  const { gutter, density, ratio, height, gain, mm, zero } = picture;
  const place: Height = { zero, perMillivolt: gain * mm };
  const thick = lineWidths(ratio).trace;
  const before = Math.floor((thick - 1) / 2);
  const { from: skipped, to: stop } = part;
  const row = {
    low: whole.low.subarray(skipped, stop),
    high: whole.high.subarray(skipped, stop),
    known: whole.known.subarray(skipped, stop),
  };
  const within = { ...density, first: density.first + skipped };
  const tops = new Int16Array(row.low.length);
  const bottoms = new Int16Array(row.low.length);
  for (const known of [1, 2]) {
    if (!row.known.includes(known)) continue;
    // A column's bar and the lines that meet it touch: together they are one bar.
    tops.fill(UNTOUCHED);
    const bar = (x: number, from: number, to: number) => {
      const [first, last] = [Math.max(-thick, from), Math.min(height + thick, to)];
      if (first > last) return;
      const none = tops[x] === UNTOUCHED;
      tops[x] = none ? first : Math.min(tops[x] as number, first);
      bottoms[x] = none ? last : Math.max(bottoms[x] as number, last);
    };
    columnBars(row, known, place, bar);
    joinBars(row, known, within, place, bar);
    pen.fillStyle = known === 2 ? inks.trace : inks.rough;
    for (let x = 0; x < tops.length; ) {
      const [top, bottom] = [tops[x] as number, bottoms[x] as number];
      const begin = x;
      do x += 1;
      while (x < tops.length && tops[x] === top && bottoms[x] === bottom);
      if (top === UNTOUCHED) continue;
      pen.fillRect(
        gutter + skipped + begin - before,
        top - before,
        x - 1 - begin + thick,
        bottom - top + thick,
      );
    }
  }
}

/** A trace that leaves its row is not cut off in silence: its columns are marked at the edge (GTAB-078). */
function paintBeyond(
  pen: Pen,
  row: Row,
  part: Part,
  { gutter, ratio, height, gain, mm, zero }: RowPicture,
  inks: Inks,
): void {
  const thick = Math.round(3 * ratio);
  const perMillivolt = gain * mm;
  pen.fillStyle = inks.warn;
  for (let x = part.from; x < Math.min(part.to, row.low.length); x += 1) {
    if (row.known[x] !== 2) continue;
    if (zero - (row.high[x] as number) * perMillivolt < 0) pen.fillRect(gutter + x, 0, 1, thick);
    if (zero - (row.low[x] as number) * perMillivolt > height)
      pen.fillRect(gutter + x, height - thick, 1, thick);
  }
}

function paintGutter(pen: Pen, picture: RowPicture, inks: Inks): void {
  const { gutter, height, mm, ratio, grid, gain, zero, row } = picture;
  const { light, heavy, trace } = lineWidths(ratio);
  pen.fillStyle = inks.paper;
  pen.fillRect(0, 0, gutter, height);
  if (grid.kind === "paper") {
    const [along, across] = [gridLines(0, gutter, mm), gridLines(0, height, mm)];
    pen.fillStyle = inks.light;
    for (const x of along.light) pen.fillRect(x, 0, light, height);
    for (const y of across.light) pen.fillRect(0, y, gutter, light);
    pen.fillStyle = inks.heavy;
    for (const x of along.heavy) pen.fillRect(x, 0, heavy, height);
    for (const y of across.heavy) pen.fillRect(0, y, gutter, heavy);
  }
  if (row === null) return;
  pen.fillStyle = inks.trace;
  // Pressed together, a width of 0.2 s is not to be seen: the mark is then a height alone.
  const corners =
    grid.kind === "paper"
      ? calibrationMark(0, zero, mm, grid.speed, gain)
      : [
          [Math.round(2.5 * mm), zero] as const,
          [Math.round(2.5 * mm), zero - Math.round(gain * mm)] as const,
        ];
  const shift = Math.round((gutter - ((corners.at(-1)?.[0] ?? 0) + (corners[0]?.[0] ?? 0))) / 2);
  for (let k = 1; k < corners.length; k += 1) {
    const [[x0, y0], [x1, y1]] = [corners[k - 1] as [number, number], corners[k] as [number, number]];
    const [left, top] = [Math.min(x0, x1), Math.min(y0, y1)];
    pen.fillRect(shift + left, top, Math.abs(x1 - x0) + trace, Math.abs(y1 - y0) + trace);
  }
}
