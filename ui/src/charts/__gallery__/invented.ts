import { bit } from "../flags";
import type { GlucoseData } from "../glucose/GlucoseView";
import type { Graph, MetricWord, Provenance, Series } from "../series";

/** Invented readings, the same at every call: nobody's. */

/** Fri 20-Nov-2026 10:42 in New York. */
export const NOW = Date.UTC(2026, 10, 20, 15, 42) / 1000;
const DAY = 86_400;

function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function seriesOf(
  metric: MetricWord,
  unit: string,
  rows: { at: number; value: number; second?: number; flags?: number }[],
): Series {
  const sorted = rows.toSorted((one, two) => one.at - two.at);
  const column = (read: (row: (typeof rows)[number]) => number) => Float64Array.from(sorted, read);
  return {
    metric,
    unit,
    start: column((row) => row.at),
    end: null,
    value: column((row) => row.value),
    second: sorted.some((row) => row.second !== undefined) ? column((row) => row.second ?? Number.NaN) : null,
    flags: Uint16Array.from(sorted, (row) => row.flags ?? 0),
  };
}

const cuff: Provenance = { vendor: "mia", device: "Cuff BP800", source: null, setting: "home" };
const watch: Provenance = { vendor: "mia", device: "Watch", source: null, setting: null };
const sensor: Provenance = { vendor: "careMonitor", device: "Sensor G6", source: null, setting: null };

/** A cuff twice a day, over six weeks, with a day left out and a few marked readings. */
export function cuffGraphs(): Graph[] {
  const random = randomly(7);
  const gauss = () => random() + random() + random() + random() - 2;
  const pressure: { at: number; value: number; second: number; flags?: number }[] = [];
  const pulse: { at: number; value: number; flags?: number }[] = [];
  const midnight = Date.UTC(2026, 10, 20, 5) / 1000;
  for (let day = 44; day >= 0; day -= 1) {
    if (day === 8) continue;
    for (const hour of [7.2, 20.6]) {
      if (day === 0 && hour > 10) continue;
      const at = Math.round(midnight - day * DAY + (hour + gauss() * 0.5) * 3600);
      const flags = day === 3 && hour < 10 ? bit("late") | bit("corrected") : day === 5 ? bit("typed") : 0;
      pressure.push({
        at,
        value: Math.round(137 + gauss() * 9 + (hour < 12 ? 4 : -3)),
        second: Math.round(84 + gauss() * 5),
        flags,
      });
      pulse.push({ at, value: Math.round(73 + gauss() * 6), flags });
    }
  }
  const missing = pressure[pressure.length - 9];
  if (missing !== undefined) Object.assign(missing, { second: Number.NaN, flags: bit("partMissing") });
  const high = pressure[pressure.length - 14];
  if (high !== undefined) Object.assign(high, { value: 212 });
  return [
    {
      series: seriesOf("bloodPressure", "mm[Hg]", pressure),
      bands: [
        { low: 105, high: 135, label: "Systolic target 105 to 135", part: "first" },
        { low: 65, high: 85, label: "Diastolic 65 to 85", part: "second" },
      ],
      population: "home, adults 65y and over",
      sources: [cuff],
    },
    { series: seriesOf("heartRate", "/min", pulse), bands: [], population: null, sources: [cuff] },
  ];
}

/** A sensor every five minutes; with gaps of hours, and both limits met. */
export function sensorGraph(days: number): Graph {
  const random = randomly(11);
  const rows: { at: number; value: number; flags?: number }[] = [];
  let drift = 0;
  for (let at = NOW - days * DAY; at < NOW; at += 300) {
    const hour = ((((at - 5 * 3600) % DAY) + DAY) % DAY) / 3600;
    drift = drift * 0.97 + (random() - 0.5) * 14;
    if (Math.floor(at / DAY) % 9 === 4 && hour > 13 && hour < 18) continue;
    const meals = [9, 14, 20].reduce((sum, meal) => sum + 60 * Math.exp(-((hour - meal) ** 2) / 3), 0);
    const value = Math.round(115 + meals + drift * 1.6);
    const flags = value <= 40 ? bit("atLow") : value >= 400 ? bit("atHigh") : 0;
    rows.push({ at, value: Math.min(400, Math.max(40, value)), flags });
  }
  return {
    series: seriesOf("sensorGlucose", "mg/dL", rows),
    bands: [{ low: 70, high: 180, label: "Target 70 to 180" }],
    population: "consensus 2019, type 1 and type 2 diabetes",
    sources: [sensor],
  };
}

/** A heart rate of every minute. */
export function minuteGraph(days: number): Graph {
  const random = randomly(5);
  const count = days * 1440;
  const start = new Float64Array(count);
  const value = new Float64Array(count);
  let drift = 0;
  for (let at = 0; at < count; at += 1) {
    start[at] = NOW - (count - at) * 60;
    drift = drift * 0.98 + (random() - 0.5) * 5;
    const hour = (((start[at] as number) - 5 * 3600) % DAY) / 3600;
    value[at] = Math.round(64 + (hour > 7 && hour < 22 ? 14 : 0) + drift + (random() > 0.9995 ? 70 : 0));
  }
  const series: Series = {
    metric: "heartRate",
    unit: "/min",
    start,
    end: null,
    value,
    second: null,
    flags: new Uint16Array(count),
  };
  return { series, bands: [], population: null, sources: [watch] };
}

/** What a core would make of a sensor's days; here by hand, and the same at every call. */
export function glucoseData(enough: boolean): GlucoseData {
  const graph = sensorGraph(enough ? 14.2 : 5);
  const { start, value } = graph.series;
  const byBin = Array.from({ length: 96 }, (): number[] => []);
  value.forEach((reading, at) => {
    byBin[Math.floor(((((start[at] as number) - 5 * 3600) % DAY) / 900) % 96)]?.push(reading);
  });
  const bins = byBin.map((readings, at) => {
    const sorted = readings.toSorted((one, two) => one - two);
    const of = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? null;
    return { minute: at * 15, p5: of(0.05), p25: of(0.25), p50: of(0.5), p75: of(0.75), p95: of(0.95) };
  });
  return {
    series: graph.series,
    days: enough ? 14.2 : 5,
    active: 97.1,
    enough,
    bins,
    shares: [0.4, 3.1, 74.6, 19.4, 2.5],
    figures: { mean: 142.6, gmi: 6.72, variation: 31.4 },
    population: "typeOneAndTwo",
    goals: [
      { of: "target", percent: 70, met: true },
      { of: "belowTarget", percent: 4, met: true },
      { of: "veryLow", percent: 1, met: true },
      { of: "aboveTarget", percent: 25, met: true },
      { of: "veryHigh", percent: 5, met: true },
      { of: "variation", percent: 36, met: true },
    ],
    sources: graph.sources,
  };
}

/** Steps in stretches of ten minutes by day; a day without data and a day of nothing. */
export function stepsGraph(): Graph {
  const random = randomly(3);
  const rows: { at: number; value: number }[] = [];
  const midnight = Date.UTC(2026, 10, 20, 5) / 1000;
  for (let day = 30; day >= 0; day -= 1) {
    if (day === 6) continue;
    for (let hour = 7; hour < (day === 0 ? 10.5 : 21); hour += 1 / 6) {
      const value = day === 9 ? 0 : Math.round(random() * 190);
      rows.push({ at: midnight - day * DAY + hour * 3600, value });
    }
  }
  const series = seriesOf("steps", "{steps}", rows);
  return {
    series: { ...series, end: series.start.map((at) => at + 600) },
    bands: [],
    population: null,
    sources: [watch],
  };
}

/** Weight every other morning, once converted. */
export function weightGraph(): Graph {
  const random = randomly(17);
  const rows: { at: number; value: number; flags?: number }[] = [];
  for (let day = 60; day >= 0; day -= 2) {
    const flags = day % 6 === 0 ? bit("converted") : 0;
    rows.push({
      at: NOW - day * DAY - 12_000,
      value: Number((81.4 - day * 0.03 + random()).toFixed(1)),
      flags,
    });
  }
  const scale = { vendor: "careMonitor" as const, device: "Scale", source: null, setting: "home" };
  return { series: seriesOf("bodyWeight", "kg", rows), bands: [], population: null, sources: [scale] };
}
