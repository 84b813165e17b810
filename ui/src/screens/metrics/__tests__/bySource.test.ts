import { describe, expect, it } from "vitest";
import { dailyTotals } from "../../../charts/daily";
import type { ReadingSource } from "../../../host/types";
import { bySource, toldApartBy } from "../bySource";
import type { Decoded } from "../decode";

const source = (device: string | null, vendor: ReadingSource["vendor"] = null): ReadingSource => ({
  kind: "imported",
  vendor,
  device,
  source: null,
});

/** A phone and a watch on one walk, in turn. */
function walk(sources: ReadingSource[]): Decoded {
  const count = 6;
  const start = Float64Array.from({ length: count }, (_, at) => 1_700_000_000 + Math.floor(at / 2) * 600);
  return {
    series: {
      metric: "steps",
      unit: "{steps}",
      start,
      end: start.map((each) => each + 600),
      value: Float64Array.from({ length: count }, (_, at) => (at % 2 === 0 ? 100 : 110)),
      second: null,
      flags: Uint16Array.from({ length: count }, (_, at) => at),
    },
    undrawn: 2,
    sources,
    source: Uint16Array.from({ length: count }, (_, at) => at % 2),
  };
}

const vendors = {
  solo: "Solo",
  carium: "Carium",
  careMonitor: "CareMonitor",
  clinOne: "ClinOne",
  mia: "Mia",
};

describe("steps of a phone and a watch", () => {
  it("are never summed (X-STP-02)", () => {
    const parts = bySource(walk([source("Phone"), source("Watch")]));
    const totals = parts.map(({ series }) => [...dailyTotals(series, "Etc/UTC").value]);
    expect(totals).toEqual([[300], [330]]);
  });

  it("keep each its own readings, marks and source, and what cannot be drawn is told once", () => {
    const parts = bySource(walk([source("Phone"), source("Watch")]));
    expect(parts.map(({ series }) => [...series.flags])).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
    expect(parts.map(({ sources }) => sources.map((each) => each?.device))).toEqual([["Phone"], ["Watch"]]);
    expect(parts.reduce((sum, { undrawn }) => sum + undrawn, 0)).toBe(2);
  });

  it("have the device in their name, and the vendor where one device came by two", () => {
    const named = (...sources: ReadingSource[]) => {
      const parts = bySource(walk(sources));
      return parts.map((each) => toldApartBy(each, parts, vendors, "Not stated"));
    };
    expect(named(source("Phone"), source("Watch"))).toEqual(["Phone", "Watch"]);
    expect(named(source("Watch", "mia"), source("Watch", "careMonitor"))).toEqual([
      "Watch, Mia",
      "Watch, CareMonitor",
    ]);
    expect(named(source(null), source("Watch"))).toEqual(["Not stated", "Watch"]);
  });

  it("of one source, and readings that are no stretches, stay as they are", () => {
    const one = { ...walk([source("Watch")]), source: new Uint16Array(6) };
    expect(bySource(one)).toEqual([one]);
    expect(toldApartBy(one, [one], vendors, "")).toBeUndefined();
    const two = walk([source("Cuff"), source("Watch")]);
    const points = { ...two, series: { ...two.series, metric: "heartRate" as const, end: null } };
    expect(bySource(points)).toEqual([points]);
  });
});
