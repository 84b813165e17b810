import type { MetricWord, Provenance, Series } from "../../charts/series";
import { numberText } from "../../charts/values";
import type { ReadingSource } from "../../host/types";

/** What `metric_series` answered, understood. */
export interface Decoded {
  series: Series;
  /** Readings that the table has and no graph can show: their unit is not known, or measures something else. */
  undrawn: number;
  sources: readonly (ReadingSource | null)[];
  /** Of each reading, the place of its source. */
  source: Uint16Array;
}

const HEAD = 16;
const HAS_END = 1;
const HAS_SECOND = 2;
/** Where the places after the point of a received number stand in the flags. */
const PLACES = 12;
const CONVERTED = 1 << 5;

/**
 * Understands the columns of readings as the core sends them (`clinic/src/metrics/series.rs`): a head of 16 bytes, columns
 * of doubles, flags and places of sources, then the sources. Bytes that are too short are refused whole.
 */
export function decode(metric: MetricWord, unit: string, bytes: ArrayBuffer): Decoded {
  const head = new DataView(bytes);
  if (bytes.byteLength < HEAD) throw new Error("the columns of readings have no head");
  const [count, has] = [head.getUint32(0, true), head.getUint32(4, true)];
  let at = HEAD;
  const doubles = (): Float64Array => {
    const column = new Float64Array(bytes, at, count);
    at += count * 8;
    return column;
  };
  const start = doubles();
  const end = (has & HAS_END) !== 0 ? doubles() : null;
  const value = doubles();
  const second = (has & HAS_SECOND) !== 0 ? doubles() : null;
  const flags = new Uint16Array(bytes, at, count);
  const source = new Uint16Array(bytes, at + count * 2, count);
  const told = new TextDecoder().decode(new Uint8Array(bytes, at + count * 4));
  const sources = JSON.parse(told) as (ReadingSource | null)[];
  return {
    series: { metric, unit, start, end, value, second, flags },
    undrawn: head.getUint32(8, true),
    sources,
    source,
  };
}

/** A reading with the digits it was received with (GTAB-054); a converted one with those of its metric, by the charts. */
export function receivedText(
  { series }: Decoded,
  index: number,
  fallback: (index: number) => string,
): string {
  const flags = series.flags[index] ?? 0;
  if ((flags & CONVERTED) !== 0 || series.metric === "steps") return fallback(index);
  const places = flags >>> PLACES;
  const text = (value: number | undefined) => numberText(value ?? Number.NaN, places);
  const first = text(series.value[index]);
  const sign = (flags & 64) !== 0 ? "<" : (flags & 128) !== 0 ? ">" : "";
  return `${sign}${first}${series.second === null ? "" : `/${text(series.second[index])}`}`;
}

/** A source as the charts show it. */
export function provenance(source: ReadingSource | null | undefined): Provenance | null {
  if (source === null || source === undefined) return null;
  return { vendor: source.vendor, device: source.device, source: source.source, setting: null };
}
