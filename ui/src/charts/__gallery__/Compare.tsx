import { useEffect, useRef, useState } from "react";
import UPlot from "uplot";
import { densityOf } from "../density";
import { gapOf } from "../facts";
import { lookOf, type Scale } from "../metrics";
import { paletteOf } from "../paint/palette";
import type { Graph } from "../series";
import { sliceOf } from "../series";
import { timeMarks } from "../timeMarks";
import { dataOf, optionsOf, type Shown } from "../usePlot";
import { plainText } from "../values";
import { windowAt } from "../windows";

const WIDTH = 1200;
const HEIGHT = 132;
const ROUNDS = 40;

/** A redraw of our plots, and of bare uPlot with the same points, in one page: the middle of forty rounds each. */
export function Compare({ graphs, at, zone }: { graphs: readonly Graph[]; at: number; zone: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<{ bare: number; ours: number } | null>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const window = windowAt("1y", at, zone);
    const limits = { min: window.from, max: window.until };
    const ours = graphs.map((graph) => plotOf(graph, shownOf(graph, window, zone), element));
    const bare = graphs.map((graph) => bareOf(graph, limits, element));
    const timer = setTimeout(() => {
      const [one, two]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        one.push(timed(bare, limits));
        two.push(timed(ours, limits));
      }
      const middle = (times: number[]) => times.toSorted((a, b) => a - b)[ROUNDS / 2] as number;
      setTold({ bare: middle(one), ours: middle(two) });
    }, 500);
    return () => clearTimeout(timer);
  }, [graphs, at, zone]);
  return (
    <>
      {/* The bench reads the attributes. */}
      <p data-bare={told?.bare} data-ours={told?.ours}>
        {told === null
          ? "measuring"
          : `bare ${told.bare.toFixed(1)} ms, ours ${told.ours.toFixed(1)} ms, ratio ${(told.ours / told.bare).toFixed(2)}`}
      </p>
      <div ref={host} />
    </>
  );
}

/** A redraw with the paths made anew, and one pixel read back, so that the drawing has happened. */
function timed(plots: readonly UPlot[], limits: { min: number; max: number }): number {
  const begin = performance.now();
  for (const plot of plots) {
    plot.batch(() => plot.setScale("x", limits));
    plot.ctx.getImageData(0, 0, 1, 1);
  }
  return performance.now() - begin;
}

function shownOf(graph: Graph, window: { from: number; until: number }, zone: string): Shown {
  const { series } = graph;
  const slice = sliceOf(series, window.from, window.until);
  return {
    window,
    scale: lookOf(series.metric).scales[series.unit] as Scale,
    drawing: {
      series,
      slice,
      density: densityOf(series, slice, window, WIDTH),
      look: lookOf(series.metric),
      gap: gapOf(series),
      bands: graph.bands,
      marks: timeMarks("1y", window, zone, "en"),
      values: false,
      lines: true,
      text: (index) => plainText(series, index),
      noReading: "",
    },
  };
}

function plotOf(graph: Graph, shown: Shown, element: HTMLElement): UPlot {
  const palette = paletteOf(element);
  const options = optionsOf(
    { current: shown },
    () => palette,
    WIDTH,
    HEIGHT,
    () => UPlot.pxRatio,
  );
  return new UPlot(options, dataOf(graph.series), element);
}

function bareOf(graph: Graph, { min, max }: { min: number; max: number }, element: HTMLElement): UPlot {
  const options: UPlot.Options = {
    width: WIDTH,
    height: HEIGHT,
    cursor: { show: false },
    legend: { show: false },
    scales: { x: { time: true, range: () => [min, max] }, y: { auto: false, range: () => [0, 200] } },
    series: [{}, { stroke: "teal", width: 1, auto: false }],
  };
  return new UPlot(options, dataOf(graph.series), element);
}
