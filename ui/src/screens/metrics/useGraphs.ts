import { useQueries as useMany } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Graph, MetricWord } from "../../charts/series";
import { unitWord } from "../../charts/units";
import { plainText } from "../../charts/values";
import { useFormat } from "../../format/useFormat";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { DrawnRange, MetricsView, MetricView, PatientKey, Problem } from "../../host/types";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { parts } from "../../messages/parts";
import { patientRanges } from "../../messages/patientRanges";
import { bySource, toldApartBy } from "./bySource";
import { type Decoded, decode, provenance, receivedText } from "./decode";
import { bandsOf } from "./ranges/bands";

/** The graphs of a person's readings, as far as they have come. */
export interface Graphs {
  graphs: Graph[];
  /** Whether some have not come yet. */
  waiting: boolean;
  problem: Problem | null;
  retry: () => void;
  /** Readings of each metric that no graph can show. */
  undrawn: { metric: MetricWord; count: number }[];
}

/** A metric that is drawn over time: all but signals. */
export function isTimed(view: MetricView): view is MetricView & { metric: MetricWord } {
  return view.metric !== "electrocardiogram";
}

function graphOf(
  decoded: Decoded,
  ranges: Pick<Graph, "bands" | "population">,
  of: string | undefined,
): Graph {
  const { series, sources, source } = decoded;
  const plain = (index: number) => plainText(series, index);
  return {
    series,
    text: (index) => receivedText(decoded, index, plain),
    ...ranges,
    ...(of === undefined ? {} : { of }),
    sources: sources.map(provenance).filter((each) => each !== null),
    provenance: (index) => provenance(sources[source[index] ?? -1]),
  };
}

/** The ranges of a metric; none is none, and nothing is within or beyond then (X-MET-01). */
function rangesOf(view: MetricsView, metric: MetricWord): readonly DrawnRange[] {
  return view.metrics.find((each) => each.metric === metric)?.ranges ?? [];
}

/** Reads the columns of every metric that is drawn over time. */
export function useGraphs(patient: PatientKey, view: MetricsView): Graphs {
  const queries = useQueries();
  const words = useMessages(patientRanges);
  const chart = useMessages(charts);
  const { vendors } = useMessages(parts);
  const format = useFormat();
  const timed = view.metrics.filter(isTimed);
  const reads = useMany({
    queries: timed.map(({ metric }) => queries.metricSeries({ patient, metric, from: null, until: null })),
    combine: (results) => results,
  });
  const bytes = reads.map((read) => read.data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new only when bytes of a metric are; each is as long as it lives.
  const decoded = useMemo(
    () =>
      timed.flatMap(({ metric, unit }, at) => {
        const of = bytes[at];
        return of === undefined ? [] : bySource(decode(metric, unit, of));
      }),
    [...bytes, timed.length],
  );
  const graphs = useMemo(
    () =>
      decoded
        .filter(({ series }) => series.start.length > 0)
        .map((each) => {
          const { metric } = each.series;
          const unitOf = (ucum: string) => unitWord(chart, metric, ucum);
          const bands = bandsOf(rangesOf(view, metric), words, unitOf, format.dateTime);
          return graphOf(each, bands, toldApartBy(each, decoded, vendors, chart.table.unknown));
        }),
    [decoded, view, words, chart, vendors, format],
  );
  const failed = reads.find((read) => read.isError);
  return {
    graphs,
    waiting: reads.some((read) => read.isPending),
    problem: failed === undefined ? null : asProblem(failed.error),
    retry: () => reads.filter((read) => read.isError).forEach((read) => void read.refetch()),
    undrawn: decoded
      .filter(({ undrawn }) => undrawn > 0)
      .map(({ series, undrawn }) => ({ metric: series.metric, count: undrawn })),
  };
}
