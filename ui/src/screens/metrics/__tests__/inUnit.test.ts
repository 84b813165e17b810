import { describe, expect, it } from "vitest";
import { sensorGraph } from "../../../charts/__gallery__/invented";
import { has } from "../../../charts/flags";
import { inUnit } from "../GlucosePanel";

describe("a sensor's glucose", () => {
  it("is marked as converted in the unit it was not received in, and only there (GTAB-030, X-GLU-01)", () => {
    const { series } = sensorGraph(1);
    expect(inUnit(series, "mg/dL")).toBe(series);
    const molar = inUnit(series, "mmol/L");
    expect(molar.unit).toBe("mmol/L");
    series.value.forEach((value, at) => {
      expect(molar.value[at]).toBeCloseTo(value / 18.0156, 10);
      expect(has(molar.flags[at], "converted")).toBe(!has(series.flags[at], "converted"));
    });
  });
});
