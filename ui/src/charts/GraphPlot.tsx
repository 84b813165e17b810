import { useMemo, useRef } from "react";
import { useLanguage, useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { people as grouped } from "../parts/PatientPicker/people";
import { densityOf } from "./density";
import { factsOf, gapOf } from "./facts";
import { GraphHead } from "./GraphHead";
import styles from "./GraphPlot.module.css";
import { heightOf, LEFT, RIGHT } from "./layout";
import { lookOf } from "./metrics";
import { nameOf } from "./named";
import { Ranges } from "./Ranges";
import { scaleFor } from "./scaleFor";
import { type Graph, sliceOf } from "./series";
import { summaryOf } from "./summary";
import { timeMarks } from "./timeMarks";
import { usePlot } from "./usePlot";
import { useTimes } from "./useTimes";
import { numberText, placesIn, plainText, readingText } from "./values";
import type { Range, Window } from "./windows";

/** One graph of a stack: its head, its ranges, the plot, and in words what the plot cannot show. */
export function GraphPlot({
  graph,
  range,
  window,
  width,
  zone,
  title,
  values,
  lines,
  fitted,
  onFit,
  onUp,
}: {
  graph: Graph;
  range: Range;
  window: Window;
  /** Of the stack, in CSS pixels. */
  width: number;
  zone: string;
  /** The range in words, for the summary. */
  title: string;
  values: boolean;
  lines: boolean;
  fitted: boolean;
  onFit: (fitted: boolean) => void;
  onUp: (() => void) | null;
}) {
  const words = useMessages(charts);
  const language = useLanguage();
  const times = useTimes(zone);
  const host = useRef<HTMLDivElement>(null);
  const { series } = graph;
  const { metric } = series;
  const gap = useMemo(() => gapOf(series), [series]);
  const slice = useMemo(() => sliceOf(series, window.from, window.until), [series, window]);
  const chosen = useMemo(() => scaleFor(series, slice, fitted), [series, slice, fitted]);
  const facts = useMemo(() => factsOf(series, slice, chosen.scale, gap), [series, slice, chosen.scale, gap]);
  const density = useMemo(
    () => densityOf(series, slice, window, Math.max(1, width - LEFT - RIGHT)),
    [series, slice, window, width],
  );
  const shown = useMemo(
    () => ({
      window,
      scale: chosen.scale,
      drawing: {
        series,
        slice,
        density,
        look: lookOf(metric),
        gap,
        bands: graph.bands,
        marks: timeMarks(range, window, zone, language),
        values,
        lines,
        // A day's total says "so far" in the head, where there is room for it.
        text: (index: number) => (series.end === null ? readingText(graph, index) : plainText(series, index)),
        noReading: words.graph.noReading,
      },
    }),
    [
      graph,
      series,
      slice,
      density,
      metric,
      gap,
      chosen.scale,
      range,
      window,
      zone,
      language,
      values,
      lines,
      words,
    ],
  );
  const height = heightOf(series.second !== null);
  const able = usePlot(host, height, shown);

  const end = (value: number) => numberText(value, placesIn(chosen.scale.step));
  const count = words.readings(facts.count, grouped(facts.count));
  const joined = series.second === null && series.end === null;
  const notes = [
    facts.count === 0 && words.graph.noneInView,
    facts.above > 0 &&
      words.graph.above(words.readings(facts.above, grouped(facts.above)), end(chosen.scale.high)),
    facts.below > 0 &&
      words.graph.below(words.readings(facts.below, grouped(facts.below)), end(chosen.scale.low)),
    chosen.why === "fitted" &&
      facts.count > 0 &&
      words.graph.fitted(end(chosen.scale.low), end(chosen.scale.high)),
    chosen.why === "noPreset" &&
      facts.count > 0 &&
      words.graph.noPreset(end(chosen.scale.low), end(chosen.scale.high)),
    chosen.why === "around" && words.graph.around(end(chosen.scale.low), end(chosen.scale.high)),
    series.end === null && density === "columns" && words.graph.envelope(count),
    series.end === null && density === "ticks" && words.graph.ticks(count),
    joined && lines && facts.gaps > 0 && Number.isFinite(gap) && words.graph.gap(times.length(gap)),
  ].filter((note) => note !== false);
  const name = nameOf(words, graph);
  return (
    <section className={styles.graph} aria-label={name} data-graph={name}>
      <GraphHead
        graph={graph}
        onUp={onUp}
        fit={chosen.why === "noPreset" || facts.count === 0 ? null : { on: fitted, set: onFit }}
      />
      <Ranges graph={graph} />
      <p className="heard">{summaryOf(graph, facts, title, words, times)}</p>
      {able ? (
        <div className={styles.plot} style={{ height }}>
          <div ref={host} className={styles.canvas} style={{ height }} aria-hidden="true" />
          <div className={styles.reading} data-reading hidden aria-hidden="true">
            <b />
            <span />
          </div>
        </div>
      ) : (
        <div className={styles.cannot}>
          <p>{words.graph.cannot}</p>
          <p>{words.graph.cannotText}</p>
          <div data-reading hidden aria-hidden="true">
            <b />
            <span />
          </div>
        </div>
      )}
      {notes.length > 0 && <p className={styles.notes}>{notes.join(" ")}</p>}
    </section>
  );
}
