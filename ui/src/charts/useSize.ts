import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

/** The width of an element in CSS pixels, as it changes. */
export function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(800);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return;
    const measure = () => setWidth(element.offsetWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}

/** The names of the graphs that lie below what is in sight (GTAB-153). */
export function useBelow(
  scroller: RefObject<HTMLElement | null>,
  area: RefObject<HTMLElement | null>,
  count: number,
): readonly string[] {
  const [names, setNames] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of graphs is another list
  useEffect(() => {
    const [view, list] = [scroller.current, area.current];
    if (view === null || list === null) return;
    const look = () => {
      const end = view.getBoundingClientRect().bottom;
      const below = [...list.querySelectorAll<HTMLElement>("[data-graph]")].filter(
        (graph) => end > 0 && graph.getBoundingClientRect().bottom - 60 > end,
      );
      setNames(below.map((graph) => graph.dataset.graph ?? "").join("\n"));
    };
    look();
    view.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(view);
    observer.observe(list);
    return () => {
      view.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroller, area, count]);
  return names === "" ? [] : names.split("\n");
}
