import { describe, expect, it } from "vitest";
import { cuffGraphs } from "../../../charts/__gallery__/invented";
import { columnsOf } from "../../../host/fixture/readings";
import { decode, provenance, receivedText } from "../decode";

const [pressure] = cuffGraphs();
if (pressure === undefined) throw new Error("there is no pressure");

describe("the columns of readings", () => {
  it("are what was sent, number by number, with their flags and sources", () => {
    const { series, undrawn, sources, source } = decode("bloodPressure", "mm[Hg]", columnsOf(pressure, 3));
    expect(series.start).toEqual(pressure.series.start);
    expect(series.value).toEqual(pressure.series.value);
    expect(series.second).toEqual(pressure.series.second);
    expect(series.flags).toEqual(pressure.series.flags);
    expect(series.end).toBeNull();
    expect([undrawn, source.length]).toEqual([3, pressure.series.start.length]);
    expect(provenance(sources[0])).toEqual({
      vendor: "mia",
      device: "Cuff BP800",
      source: null,
      setting: null,
    });
  });

  it("are refused whole when they are cut", () => {
    const bytes = columnsOf(pressure);
    for (const length of [0, 12, 40, bytes.byteLength - 1])
      expect(() => decode("bloodPressure", "mm[Hg]", bytes.slice(0, length)), `${length}`).toThrow();
  });

  it("keep the digits that a reading was received with, and leave a converted one to its metric (GTAB-054)", () => {
    const of = (value: number, flags: number, metric: "bloodGlucose" | "steps" = "bloodGlucose") => {
      const series = {
        metric,
        unit: "mmol/L",
        start: Float64Array.of(0),
        end: null,
        value: Float64Array.of(value),
        second: null,
        flags: Uint16Array.of(flags),
      };
      return receivedText(
        { series, undrawn: 0, sources: [], source: Uint16Array.of(0) },
        0,
        () => "of the metric",
      );
    };
    expect(of(7, 1 << 12)).toBe("7.0");
    expect(of(7, 0)).toBe("7");
    expect(of(2.2, (1 << 12) | 64)).toBe("<2.2");
    expect(of(126.109_2, 32)).toBe("of the metric");
    expect(of(5000, 0, "steps")).toBe("of the metric");
  });
});
