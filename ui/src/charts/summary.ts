import type { Charts } from "../messages/charts";
import { people as grouped } from "../parts/PatientPicker/people";
import type { Facts } from "./facts";
import { placesOf } from "./metrics";
import { nameOf } from "./named";
import type { Graph } from "./series";
import { unitName } from "./units";
import type { Times } from "./useTimes";
import { numberText, readingText } from "./values";

/** A graph in words (WCAG 1.1.1): metric, range, count, ends, latest, gaps, and its ranges or that there are none. */
export function summaryOf(graph: Graph, facts: Facts, title: string, words: Charts, times: Times): string {
  const { series, bands, population } = graph;
  const places = placesOf(series);
  const last = series.start.length - 1;
  const labels = bands.map((band) => band.label);
  const ranges = labels.length === 0 ? words.graph.noRange : [...labels, population ?? []].flat().join(", ");
  return words.graph.summary(
    nameOf(words, graph),
    unitName(words, series),
    title,
    words.readings(facts.count, grouped(facts.count)),
    facts.least === null || facts.most === null
      ? null
      : words.graph.ends(numberText(facts.least, places), numberText(facts.most, places)),
    last < 0 ? null : `${readingText(graph, last)}, ${times.moment(series.start[last] as number)}`,
    facts.gaps,
    ranges,
  );
}
