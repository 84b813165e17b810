import { factsOf } from "./facts";
import { fittedScale, lookOf, presetScale, type Scale } from "./metrics";
import type { Series, Slice } from "./series";

/** The scale of a graph and why it is that one; every departure from the preset is told on the graph (GTAB-075). */
export interface ChosenScale {
  scale: Scale;
  why: "preset" | "around" | "fitted" | "noPreset";
}

/** Preset, unless a person asked for a fit or the unit has no preset (GTAB-067, GTAB-072). */
export function scaleFor(series: Series, slice: Slice, fitted: boolean): ChosenScale {
  const preset = presetScale(series);
  if (preset !== null && !fitted) {
    return { scale: preset, why: lookOf(series.metric).spans === undefined ? "preset" : "around" };
  }
  const open = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, step: 1 };
  const { least, most } = factsOf(series, slice, open, Number.POSITIVE_INFINITY);
  const why = preset === null ? "noPreset" : "fitted";
  if (least === null || most === null) return { scale: preset ?? { low: 0, high: 10, step: 5 }, why };
  return { scale: fittedScale(least, most), why };
}
