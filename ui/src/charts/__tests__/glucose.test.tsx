import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { LanguageContext } from "../../messages/area";
import { glucoseData, NOW } from "../__gallery__/invented";
import { strip } from "../glucose/DailyStrips";
import { apart } from "../glucose/GlucoseProfile";
import { type GlucoseData, GlucoseView } from "../glucose/GlucoseView";
import { areaOf, lineOf, type ProfileBin } from "../glucose/profileLines";
import { type GlucoseUnit, glucoseText, seriesIn } from "../glucose/units";
import { plainText } from "../values";
import { at, series } from "./made";

const zone = "America/New_York";
const enough = glucoseData(true);

function show(data: GlucoseData, unit: GlucoseUnit = "mg/dL", language: "en" | "es" = "en") {
  return render(
    <LanguageContext value={language}>
      <GlucoseView data={data} unit={unit} zone={zone} now={NOW * 1000} />
    </LanguageContext>,
  );
}
const bandRow = (band: string) =>
  [...(document.querySelector<HTMLTableRowElement>(`tr[data-band="${band}"]`)?.cells ?? [])].map(
    (cell) => cell.textContent,
  );

describe("glucose in the unit that is shown", () => {
  it("x_glu_01 is converted with 18.0156: 118 is 6.5 and 181 is 10.0", () => {
    expect([118, 100, 181].map((value) => glucoseText("mmol/L", value))).toEqual(["6.5", "5.6", "10.0"]);
    expect(glucoseText("mg/dL", 117.6)).toBe("118");
  });

  it("gtab_030 marks every reading that had to be converted, and touches no other", () => {
    const received = series("sensorGlucose", "mg/dL", [1, 2], [118, 40], { flags: [0, 64] });
    const shown = seriesIn("mmol/L", received);
    expect([0, 1].map((index) => plainText(shown, index))).toEqual(["6.5", "<2.2"]);
    expect([...shown.flags]).toEqual([32, 96]);
    expect(seriesIn("mg/dL", received)).toBe(received);
  });
});

describe("the time in ranges", () => {
  it("x_glu_03 has five bands with share, name and limits, the highest on top", () => {
    show(enough);
    const rows = [...document.querySelectorAll("tr[data-band]")].map((row) => row.getAttribute("data-band"));
    expect(rows).toEqual(["veryHigh", "high", "target", "low", "veryLow"]);
    expect(bandRow("veryHigh").slice(0, 3)).toEqual(["2.5 %", "Very high", ">250"]);
    expect(bandRow("target").slice(0, 3)).toEqual(["74.6 %", "In target", "70–180"]);
    expect(bandRow("low").slice(0, 3)).toEqual(["3.1 %", "Low", "54–69"]);
    expect(bandRow("veryLow").slice(0, 3)).toEqual(["0.4 %", "Very low", "<54"]);
  });

  it("x_glu_04 names the population and says of each goal whether it is met", () => {
    const goals = enough.goals.map((goal) => (goal.of === "veryHigh" ? { ...goal, met: false } : goal));
    show({ ...enough, goals });
    expect(bandRow("target")[3]).toBe("over 70 %: met");
    expect(bandRow("low")[3]).toBe("under 4 % below 70: met");
    expect(bandRow("veryHigh")[3]).toBe("under 5 %: not met");
    expect(screen.getByText("Goals: type 1 and type 2 diabetes, consensus 2019.")).toBeVisible();
  });

  it("x_glu_04 never guesses a population", () => {
    show({ ...enough, population: null });
    expect(bandRow("target")[3]).toBe("");
    expect(screen.getByText("No population is chosen, so no goals are shown.")).toBeVisible();
  });

  it("has the limits of the consensus in mmol/L, and the same shares", () => {
    show(enough, "mmol/L");
    expect(bandRow("target").slice(0, 3)).toEqual(["74.6 %", "In target", "3.9–10.0"]);
    expect(bandRow("high")[2]).toBe("10.1–13.9");
    expect(bandRow("low")[3]).toBe("under 4 % below 3.9: met");
  });

  it("x_glu_04 in pregnancy the target is 63 to 140, everywhere, and nothing is very high", () => {
    const goals: GlucoseData["goals"] = [
      { of: "target", percent: 70, met: true },
      { of: "belowTarget", percent: 4, met: true },
      { of: "aboveTarget", percent: 25, met: false },
    ];
    const pregnant: GlucoseData = {
      ...enough,
      shares: [0.5, 2, 72, 25.5, 0],
      population: "pregnancyTypeOne",
      goals,
    };
    const { container } = show(pregnant);
    expect(bandRow("target").slice(2)).toEqual(["63–140", "over 70 %: met"]);
    expect(bandRow("low").slice(2)).toEqual(["54–62", "under 4 % below 63: met"]);
    expect(bandRow("high").slice(2)).toEqual([">140", "under 25 % above 140: not met"]);
    expect(container.querySelector("[data-band=veryHigh]")).toBeNull();
    expect(screen.getByText(/the area is 63–140/)).toBeVisible();
    const marks = [...container.querySelectorAll("svg text")].map((each) => each.textContent);
    expect(marks).toEqual(expect.arrayContaining(["54", "63", "140"]));
    expect(marks).not.toContain("180");
    expect(screen.getByText("Goals: pregnancy with type 1 diabetes, consensus 2019.")).toBeVisible();
  });
});

describe("the profile", () => {
  const bin = (minute: number, value: number | null): ProfileBin => ({
    minute,
    p5: value === null ? null : value - 20,
    p25: value === null ? null : value - 10,
    p50: value,
    p75: value === null ? null : value + 10,
    p95: value === null ? null : value + 20,
  });

  it("gtab_164 is broken where a time of the day has no reading, and never smoothed", () => {
    const bins = [bin(0, 100), bin(15, 110), bin(30, null), bin(45, 120), bin(75, 130)];
    expect(lineOf(bins, 15, "p50")).toEqual([
      [
        [7.5, 100],
        [22.5, 110],
      ],
      [[52.5, 120]],
      [[82.5, 130]],
    ]);
    expect(areaOf(bins, 15, "p5", "p95")[0]).toEqual([
      [7.5, 120],
      [22.5, 130],
      [22.5, 90],
      [7.5, 80],
    ]);
  });

  it("x_glu_06 names its unit, zone and bands, and has the same numbers as a table", () => {
    show(enough);
    expect(
      screen.getByRole("img", { name: /24 hours in New York time, mg\/dL: median, .*25 to 75 %.*5 to 95 %/ }),
    ).toBeVisible();
    const table = screen.getByRole("table", { name: "The profile as a table" });
    expect(within(table).getAllByRole("row")).toHaveLength(97);
    expect(within(table).getByRole("columnheader", { name: "median" })).toBeVisible();
  });

  it("x_glu_05 is refused in words when there is too little, and the days stay", () => {
    show(glucoseData(false));
    expect(screen.getByText("Insufficient data")).toBeVisible();
    expect(
      screen.getByText(/need 14 days and 70 % sensor time\. There are 5\.0 days and 97\.1 %/),
    ).toBeVisible();
    expect(screen.queryByRole("img", { name: /profile/i })).toBeNull();
    expect(document.querySelector("tr[data-band]")).toBeNull();
    expect(document.body.textContent).not.toMatch(/GMI/);
    expect(within(screen.getByRole("list", { name: "Day by day" })).getAllByRole("listitem")).toHaveLength(
      14,
    );
    expect(screen.getAllByText("No data").length).toBeGreaterThan(5);
  });

  it("x_glu_07 labels the estimate as one, beside mean, variation with its goal, days and sensor time", () => {
    show(enough);
    expect(
      screen.getByText(
        "Mean 143 mg/dL. GMI (estimate), not laboratory HbA1c: 6.7 %. CV 31.4 %, goal at most 36 %. 14.2 days, sensor active 97.1 %.",
      ),
    ).toBeVisible();
  });

  it("keeps its labels apart, around the median", () => {
    expect(apart([200, 198, 196, 194, 100])).toEqual([228, 212, 196, 180, 100]);
    expect(apart([300, 250, 200, 150, 100])).toEqual([300, 250, 200, 150, 100]);
  });

  it("has nothing that axe finds, in both languages, with enough and with too little", async () => {
    for (const language of ["en", "es"] as const) {
      for (const data of [enough, glucoseData(false)]) {
        const { container, unmount } = show(data, "mmol/L", language);
        expect(await axeFindings(container)).toEqual([]);
        unmount();
      }
    }
  });
});

describe("the days of a sensor", () => {
  it("x_glu_08 are broken at a gap, and a reading alone is still seen", () => {
    const day = series("sensorGlucose", "mg/dL", [0, 5, 10, 60], [100, 110, 120, 90]);
    const plain = (value: number) => value;
    expect(strip(day, { from: 0, until: 4 }, plain, plain, 15)).toBe(
      "M0.0 100.0L0.0 100.0L5.0 110.0L10.0 120.0M60.0 90.0L60.0 90.0",
    );
  });

  it("x_glu_08 tell a limit as a limit", () => {
    const when = at("2026-11-19T12:00:00Z");
    const data = {
      ...glucoseData(false),
      series: series("sensorGlucose", "mg/dL", [when, when + 300], [40, 120], { flags: [64, 0] }),
    };
    show(data);
    expect(
      screen.getByRole("img", { name: "Thu 19-Nov-2026: 2 readings, lowest <40, highest 120" }),
    ).toBeVisible();
  });
});
