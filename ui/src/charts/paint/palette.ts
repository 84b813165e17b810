/** The colours and the face of a plot, read from the tokens where it stands. */
export interface Palette {
  ink: string;
  ink2: string;
  surface: string;
  axis: string;
  grid: string;
  gridStrong: string;
  first: string;
  second: string;
  series: Readonly<Record<"a" | "b" | "c" | "d" | "e" | "f", string>>;
  /** CSS pixels, whole: uPlot reads no fractions. */
  size: number;
  face: string;
}

/** Reads the palette of an element; custom properties follow the theme and forced colours by themselves. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: token("--ink"),
    ink2: token("--ink-2"),
    surface: token("--surface"),
    axis: token("--chart-axis"),
    grid: token("--chart-grid"),
    gridStrong: token("--rule-strong"),
    first: token("--chart-band"),
    second: token("--chart-band-2"),
    series: {
      a: token("--chart-a"),
      b: token("--chart-b"),
      c: token("--chart-c"),
      d: token("--chart-d"),
      e: token("--chart-e"),
      f: token("--chart-f"),
    },
    size: Math.round(Number.parseFloat(style.fontSize)) || 14,
    face: style.fontFamily,
  };
}

/** Calls back when colours may have changed: the theme, the desktop's scheme, forced colours. Answers with an end. */
export function onColours(change: () => void): () => void {
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "data-density"] });
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((each) => matchMedia(each));
  for (const query of queries) query.addEventListener("change", change);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", change);
  };
}
