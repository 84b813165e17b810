/** The columns of the board: which are shown and how wide (PAL-0200, PAL-0720). Kept on this device. */

/** A column, in the order in which they stand. */
export type Column = "first" | "patient" | "visit" | "state" | "confirmed" | "act";

/** Who it is, how long they wait, where the visit stands and the act on it can never be hidden. */
export const hideable = ["visit", "confirmed"] as const;
export type Hideable = (typeof hideable)[number];

/** What a person chose; widths are in CSS pixels. */
export interface Columns {
  hidden: readonly Hideable[];
  widths: Readonly<Partial<Record<Column, number>>>;
}

/** All of them, as wide as they usually are. */
export const usualColumns: Columns = { hidden: [], widths: {} };

/** How much wider or narrower one step is. */
export const STEP = 24;

interface Measure {
  /** No narrower: the longest word has to fit. */
  least: number;
  /** Its share of what is left, where it grows. */
  share: number | null;
}

const wide: Record<Column, Measure> = {
  first: { least: 88, share: null },
  patient: { least: 190, share: 1.15 },
  visit: { least: 150, share: 1.1 },
  state: { least: 150, share: 0.95 },
  confirmed: { least: 128, share: null },
  act: { least: 92, share: null },
};

const narrow: Partial<Record<Column, Measure>> = {
  first: { least: 84, share: null },
  patient: { least: 180, share: 1.2 },
  state: { least: 150, share: 1 },
  confirmed: { least: 120, share: null },
  act: { least: 88, share: null },
};

/** The columns as CSS grid tracks, for a window with room for all of them and for one in which the visit is folded. */
export function tracksOf(columns: Columns): { wide: string; narrow: string } {
  const tracks = (measures: Partial<Record<Column, Measure>>) =>
    (Object.keys(measures) as Column[])
      .filter((column) => !columns.hidden.some((hidden) => hidden === column))
      .map((column) => track(measures[column], columns.widths[column]))
      .join(" ");
  return { wide: tracks(wide), narrow: tracks(narrow) };
}

function track(measure: Measure | undefined, width: number | undefined): string {
  const { least, share } = measure ?? { least: 0, share: null };
  if (width !== undefined) return `${Math.max(least, width)}px`;
  return share === null ? `${least}px` : `minmax(${least}px, ${share}fr)`;
}

/** A column that is wider or narrower than it stands now; the others keep their widths (PAL-0220). */
export function resized(columns: Columns, column: Column, now: number, by: number): Columns {
  const width = Math.max(wide[column].least, Math.round(now) + by);
  return { ...columns, widths: { ...columns.widths, [column]: width } };
}

const KEY = "board.columns";

/** What was chosen last. */
export function keptColumns(): Columns {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Columns>;
    const hidden = hideable.filter((column) => kept.hidden?.includes(column) ?? false);
    const widths = Object.entries(kept.widths ?? {}).filter(
      ([column, width]) => column in wide && Number.isFinite(width),
    );
    return { hidden, widths: Object.fromEntries(widths) };
  } catch {
    // What was kept is not ours or is damaged: every column is shown.
    return usualColumns;
  }
}

/** Keeps a choice. */
export function keepColumns(columns: Columns): void {
  localStorage.setItem(KEY, JSON.stringify(columns));
}
