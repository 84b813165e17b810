import type { Graph, MetricWord, Series } from "../series";

/** A small series by its columns. */
export function series(
  metric: MetricWord,
  unit: string,
  start: number[],
  value: number[],
  more: { second?: number[]; end?: number[]; flags?: number[] } = {},
): Series {
  return {
    metric,
    unit,
    start: Float64Array.from(start),
    end: more.end === undefined ? null : Float64Array.from(more.end),
    value: Float64Array.from(value),
    second: more.second === undefined ? null : Float64Array.from(more.second),
    flags: Uint16Array.from(more.flags ?? start.map(() => 0)),
  };
}

/** A graph of it, without ranges. */
export function graph(of: Series, more: Partial<Graph> = {}): Graph {
  return { series: of, bands: [], population: null, sources: [], ...more };
}

/** Epoch seconds of an instant. */
export function at(instant: string): number {
  return Date.parse(instant) / 1000;
}

/** Numbers between 0 and 1 that are the same at every run. */
export function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
