import type { Vendor } from "../../host/types";
import type { Decoded } from "./decode";

/**
 * Stretches of each source by themselves: a phone and a watch count the same walk, so theirs are never summed (X-STP-02).
 * Readings of other metrics stand for themselves each, and stay together.
 */
export function bySource(decoded: Decoded): readonly Decoded[] {
  const { series, sources, source } = decoded;
  if (series.end === null || sources.length < 2) return [decoded];
  return sources.flatMap((one, place) => {
    const of = source.reduce<number[]>((all, each, index) => {
      if (each === place) all.push(index);
      return all;
    }, []);
    if (of.length === 0) return [];
    const column = (all: Float64Array) => Float64Array.from(of, (index) => all[index] as number);
    return [
      {
        series: {
          ...series,
          start: column(series.start),
          end: series.end === null ? null : column(series.end),
          value: column(series.value),
          second: series.second === null ? null : column(series.second),
          flags: Uint16Array.from(of, (index) => series.flags[index] as number),
        },
        // What cannot be drawn is told once.
        undrawn: place === 0 ? decoded.undrawn : 0,
        sources: [one],
        source: new Uint16Array(of.length),
      },
    ];
  });
}

/** By what a graph is told apart from the others of its metric: the device or else the program, and at need the vendor. */
export function toldApartBy(
  one: Decoded,
  all: readonly Decoded[],
  vendors: Record<Vendor, string>,
  unknown: string,
): string | undefined {
  const alike = all.filter(({ series }) => series.metric === one.series.metric);
  if (alike.length < 2) return undefined;
  const name = ({ sources: [source] }: Decoded) => source?.device ?? source?.source ?? unknown;
  const vendor = one.sources[0]?.vendor ?? null;
  const same = alike.filter((each) => name(each) === name(one)).length > 1;
  return same && vendor !== null ? `${name(one)}, ${vendors[vendor]}` : name(one);
}
