import { type RefObject, useEffect, useRef, useState } from "react";
import type uPlot from "uplot";
import { canDraw, loadEngine } from "./engine";
import { ABOVE, BELOW, LEFT, RIGHT } from "./layout";
import { marksOf, type Scale } from "./metrics";
import type { Drawing } from "./paint/drawing";
import { groundOf } from "./paint/ground";
import { paintOver, paintUnder } from "./paint/paint";
import { onColours, type Palette, paletteOf } from "./paint/palette";
import type { Series } from "./series";
import { numberText, placesIn } from "./values";
import type { Window } from "./windows";

/** What a plot shows. */
export interface Shown {
  drawing: Drawing;
  scale: Scale;
  window: Window;
}

/** The columns of a series as uPlot takes them: the very arrays, nothing is copied. */
export function dataOf({ start, value, second }: Series): uPlot.AlignedData {
  return second === null ? [start, value] : [start, value, second];
}

/**
 * One uPlot in an element. A new window is two new scales and a redraw; uPlot cuts the arrays by itself, and what is drawn
 * of them is ours (`paint/`). Answers whether this window can draw.
 */
export function usePlot(host: RefObject<HTMLDivElement | null>, height: number, shown: Shown): boolean {
  const [able] = useState(canDraw);
  const plot = useRef<uPlot | null>(null);
  const held = useRef(shown);
  const data = useRef<Series | null>(null);
  held.current = shown;

  useEffect(() => {
    const element = host.current;
    if (element === null || !able) return;
    const cleanups: (() => void)[] = [];
    let gone = false;
    void loadEngine().then((UPlot) => {
      if (gone) return;
      let palette = paletteOf(element);
      const made = new UPlot(
        optionsOf(
          held,
          () => palette,
          element.clientWidth,
          height,
          () => UPlot.pxRatio,
        ),
        dataOf(held.current.drawing.series),
        element,
      );
      plot.current = made;
      data.current = held.current.drawing.series;
      const observer = new ResizeObserver(() => {
        if (element.clientWidth > 0) made.setSize({ width: element.clientWidth, height });
      });
      observer.observe(element);
      cleanups.push(
        () => observer.disconnect(),
        onColours(() => {
          palette = paletteOf(element);
          made.redraw(false, true);
        }),
      );
    });
    return () => {
      gone = true;
      for (const clean of cleanups) clean();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [able, height, host]);

  useEffect(() => {
    const { drawing, scale, window } = shown;
    const made = plot.current;
    if (made === null) return;
    made.batch(() => {
      if (data.current !== drawing.series) {
        data.current = drawing.series;
        made.setData(dataOf(drawing.series), false);
      }
      made.setScale("x", { min: window.from, max: window.until });
      made.setScale("y", { min: scale.low, max: scale.high });
    });
  }, [shown]);
  return able;
}

/** The plot: uPlot gives the scales, the axis and the canvas; what is drawn of the readings is painted by us. */
export function optionsOf(
  held: RefObject<Shown>,
  palette: () => Palette,
  width: number,
  height: number,
  px: () => number,
): uPlot.Options {
  const { size, face } = palette();
  const series: uPlot.Series = { scale: "y", auto: false, paths: () => null, points: { show: false } };
  return {
    width,
    height,
    padding: [ABOVE, RIGHT, BELOW, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [held.current.window.from, held.current.window.until] },
      y: { auto: () => false, range: () => [held.current.scale.low, held.current.scale.high] },
    },
    axes: [
      { show: false },
      {
        scale: "y",
        size: LEFT,
        gap: 6,
        font: `${size}px ${face}`,
        stroke: () => palette().axis,
        grid: { stroke: () => palette().grid, width: 1 },
        ticks: { show: false },
        splits: () => marksOf(held.current.scale),
        values: (_, splits) => splits.map((each) => numberText(each, placesIn(held.current.scale.step))),
      },
    ],
    series: [{}, series, ...(held.current.drawing.series.second === null ? [] : [{ ...series }])],
    hooks: {
      drawClear: [(plot) => paintUnder(groundOf(plot, palette(), px()), held.current.drawing)],
      draw: [(plot) => paintOver(groundOf(plot, palette(), px()), held.current.drawing)],
    },
  };
}
