import type { Charts } from "../messages/charts";
import { flagsOf } from "./flags";
import { readingAt } from "./focusAt";
import { nameOf } from "./named";
import type { Graph } from "./series";
import { unitWord } from "./units";
import { readingText } from "./values";

/** What one graph has at the focus line. */
export interface Met {
  index: number;
  value: string;
  /** Its marks, other readings of the same time, and its own time where that is not the line's. */
  notes: string[];
}

/** Formats a time for the eye and the ear: `Tue 17-Nov-2026 20:36`. */
export type TimeText = (seconds: number) => string;

/** The reading of a graph at the focus line; `null` where it has none within the tolerance. */
export function metAt(
  graph: Graph,
  at: number,
  tolerance: number,
  words: Charts,
  time: TimeText,
): Met | null {
  const { series } = graph;
  const found = readingAt(series, at, tolerance);
  if (found === null) return null;
  const notes = flagsOf(series.flags[found.index]).map((flag) => words.flags[flag]);
  if (found.more > 0) notes.push(words.focus.also(found.more));
  const taken = series.start[found.index] as number;
  return {
    index: found.index,
    value: readingText(graph, found.index),
    notes: series.end === null && taken !== at ? [...notes, time(taken)] : notes,
  };
}

/** The focus line in words: its time, then each graph in order. */
export function spokenAt(
  graphs: readonly Graph[],
  at: number,
  tolerance: number,
  words: Charts,
  time: TimeText,
): string {
  const parts = graphs.map((graph) => {
    const { metric, unit } = graph.series;
    const met = metAt(graph, at, tolerance, words, time);
    const said =
      met === null
        ? words.focus.nothing
        : [`${met.value} ${unitWord(words, metric, unit)}`, ...met.notes].join(", ");
    return `${nameOf(words, graph)}: ${said}.`;
  });
  return [`${time(at)}.`, ...parts].join(" ");
}
