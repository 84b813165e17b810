/** The board as one run of lines, so that only those in sight need to be in the page. */
import { millis } from "../../format/zoned";
import type { BoardRow, BoardView } from "../../host/types";
import { type Arranged, isOver, type Run } from "./arrange";

/** One line of the list. */
export type Line =
  | { kind: "visit"; key: string; row: BoardRow; waits: boolean; index: number }
  | { kind: "title"; key: string; run: Run }
  | { kind: "nobodyWaits" | "section" | "emptyDay" | "now" | "end"; key: string };

/** The lines, the visits among them in their order, and how many earlier visits are left out. */
export interface Lines {
  lines: Line[];
  visits: BoardRow[];
  hidden: number;
}

/**
 * Lays the board out. Visits that are over and began before now are left out unless `earlier` asks for them. The line
 * of the time now is drawn where rows stand by time and the day is today.
 */
export function linesOf(
  view: BoardView,
  mode: "rooms" | "day",
  arranged: Arranged,
  { earlier, nowLine }: { earlier: boolean; nowLine: boolean },
): Lines {
  const now = millis(view.asOf) ?? 0;
  const startOf = (row: BoardRow) => millis(row.start) ?? 0;
  const past = (row: BoardRow) => isOver(row) && startOf(row) < now;
  const lines: Line[] = [];
  const visits: BoardRow[] = [];
  const add = (run: Run, rows: BoardRow[], waits: (row: BoardRow) => boolean) => {
    if (run.title !== null) lines.push({ kind: "title", key: `title ${lines.length} ${run.id}`, run });
    let drawn = !nowLine;
    for (const row of rows) {
      if (!drawn && !waits(row) && startOf(row) > now) {
        lines.push({ kind: "now", key: `now ${run.id}` });
        drawn = true;
      }
      visits.push(row);
      // The first row of the grid is its head.
      lines.push({ kind: "visit", key: row.visit, row, waits: waits(row), index: visits.length + 1 });
    }
  };
  if (mode === "rooms" && arranged.waiting.every((run) => run.rows.length === 0))
    lines.push({ kind: "nobodyWaits", key: "nobodyWaits" });
  for (const run of arranged.waiting) add(run, run.rows, () => true);
  if (mode === "rooms") lines.push({ kind: "section", key: "section" });
  if (view.counts.total === 0) lines.push({ kind: "emptyDay", key: "emptyDay" });
  for (const run of arranged.rest) {
    const rows = earlier ? run.rows : run.rows.filter((row) => !past(row));
    add(run, rows, (row) => mode === "day" && row.band !== null);
  }
  if (visits.length > 0) lines.push({ kind: "end", key: "end" });
  const hidden = earlier ? 0 : arranged.rest.flatMap((run) => run.rows).filter(past).length;
  return { lines, visits, hidden };
}
