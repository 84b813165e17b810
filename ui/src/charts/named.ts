import type { Charts } from "../messages/charts";
import type { Graph } from "./series";

/** A graph's name: its metric, and the source by which graphs of one metric are told apart. */
export function nameOf(words: Charts, { series, of }: Graph): string {
  const metric = words.metrics[series.metric];
  return of === undefined ? metric : `${metric}, ${of}`;
}
