import { useCallback, useMemo, useState } from "react";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { dailyTotals } from "./daily";
import type { Graph } from "./series";
import { plainText } from "./values";

/** The graphs as they are drawn: stretches as totals of days, in the order that the person chose (GTAB-147). */
export function useDrawn(graphs: readonly Graph[], zone: string, now: number) {
  const words = useMessages(charts);
  const [order, setOrder] = useState<readonly number[]>([]);
  const soFar = words.graph.soFar;
  const ready = useMemo(
    () => graphs.map((graph) => (graph.series.end === null ? graph : byDay(graph, zone, now, soFar))),
    [graphs, zone, now, soFar],
  );
  // A graph that was added since stands last.
  const places = useMemo(() => {
    const kept = order.filter((place) => place < ready.length);
    return [...kept, ...ready.map((_, place) => place).filter((place) => !kept.includes(place))];
  }, [order, ready]);
  const drawn = useMemo(() => places.map((place) => ready[place] as Graph), [places, ready]);
  const keys = places.map((place) => `${ready[place]?.series.metric} ${place}`);
  const moveUp = useCallback(
    (at: number) => {
      const next = [...places];
      const [moved] = next.splice(at, 1);
      if (moved !== undefined) next.splice(at - 1, 0, moved);
      setOrder(next);
    },
    [places],
  );
  return { drawn, keys, moveUp };
}

/** Steps of a day; the day that is not over reads "so far" (X-STP-02). How single stretches came is not told of a day. */
function byDay(graph: Graph, zone: string, now: number, soFar: string): Graph {
  const series = graph.series.unit === "/d" ? graph.series : dailyTotals(graph.series, zone);
  const text = (at: number) =>
    (series.end?.[at] ?? 0) > now ? `${plainText(series, at)} ${soFar}` : plainText(series, at);
  const only = graph.sources.length === 1 ? graph.sources[0] : undefined;
  return { ...graph, series, text, provenance: () => only ?? null };
}
