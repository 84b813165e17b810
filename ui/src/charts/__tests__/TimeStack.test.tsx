import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { renderScreen } from "../../../tests/render";
import { announce } from "../../frame/announcer";
import { fixtureHost } from "../../host/fixture";
import { cuffGraphs, minuteGraph, NOW, sensorGraph, stepsGraph, weightGraph } from "../__gallery__/invented";
import type { Graph } from "../series";
import { TimeStack } from "../TimeStack";
import { at, graph, series } from "./made";

/** What is handed to uPlot; nothing is drawn in a page without a canvas. */
const given = vi.hoisted(() => ({
  data: [] as ArrayLike<number>[][],
  scales: [] as [string, { min: number; max: number }][],
}));

vi.mock("../engine", () => ({
  canDraw: () => true,
  loadEngine: async () =>
    class {
      static pxRatio = 1;
      constructor(_options: unknown, data: ArrayLike<number>[]) {
        given.data.push(data);
      }
      batch(run: () => void) {
        run();
      }
      setScale(key: string, limits: { min: number; max: number }) {
        given.scales.push([key, limits]);
      }
      setData(data: ArrayLike<number>[]) {
        given.data.push(data);
      }
      setSize() {}
      redraw() {}
      destroy() {}
    },
}));

const zone = "America/New_York";
globalThis.matchMedia ??= (() => ({ addEventListener() {}, removeEventListener() {} })) as never;

beforeEach(() => {
  given.data.length = 0;
  given.scales.length = 0;
  // jsdom lays nothing out: the plots are as wide as the page of the tests.
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 1000 });
});

async function stack(graphs: readonly Graph[], more: { language?: "en" | "es" } = {}) {
  const host = fixtureHost();
  if (more.language !== undefined) host.state.settings = { ...host.state.settings, language: more.language };
  const view = renderScreen(<TimeStack graphs={graphs} zone={zone} now={NOW * 1000} />, { host });
  await waitFor(() => expect(given.data).toHaveLength(graphs.length));
  return view;
}

const line = () => screen.getByRole("slider", { name: /Focus line/ });
/** The range in words and its dates, by the range. */
const said = (range: string) => screen.getByText(range).parentElement?.textContent;
const readingOf = (name: string) =>
  screen.getByRole("region", { name }).querySelector<HTMLElement>("[data-reading]") as HTMLElement;

describe("a stack of graphs", () => {
  it("hands the very arrays to uPlot, and a pressure as the two parts of each reading (X-BP-01)", async () => {
    const graphs = cuffGraphs();
    await stack(graphs);
    const [pressure, rate] = graphs.map((each) => each.series);
    expect(given.data[0]?.[0]).toBe(pressure?.start);
    expect(given.data[0]?.[1]).toBe(pressure?.value);
    expect(given.data[0]?.[2]).toBe(pressure?.second);
    expect(given.data[1]).toHaveLength(2);
    expect(given.data[1]?.[1]).toBe(rate?.value);
  });

  it("gtab_045 says name, unit, source, the previous value and the latest, heavier", async () => {
    await stack(cuffGraphs());
    const pressure = screen.getByRole("region", { name: "Blood pressure" });
    expect(within(pressure).getByText("mmHg")).toHaveAttribute("title", "millimetres of mercury");
    expect(within(pressure).getByText("Cuff BP800, home")).toBeVisible();
    expect(pressure.querySelector("b")?.textContent).toBe("129/92");
    expect(within(pressure).getByText(/^Previous 141\/84$/)).toBeVisible();
  });

  it("gtab_112 names the range with full dates, weekday and zone, and gtab_078 what is out of view", async () => {
    await stack(cuffGraphs());
    expect(screen.getByText("Last 14 days")).toBeVisible();
    expect(said("Last 14 days")).toContain("Sat 07-Nov-2026 to Fri 20-Nov-2026, New York time");
    expect(screen.getByText("Earlier: 124 readings out of view")).toBeVisible();
    expect(screen.getByText(/1 reading above 200\./)).toBeVisible();
  });

  it("x_met_01 has No range where there is none, and never normal", async () => {
    await stack(cuffGraphs());
    const rate = screen.getByRole("region", { name: "Heart rate" });
    expect(within(rate).getByText("No range")).toBeVisible();
    expect(document.body.textContent).not.toMatch(/normal/i);
    const pressure = screen.getByRole("region", { name: "Blood pressure" });
    expect(within(pressure).getByText("Systolic target 105 to 135")).toBeVisible();
    expect(within(pressure).getByText("home, adults 65y and over")).toBeVisible();
  });

  it("wcag_1_1_1 tells each graph in words: range, count, lowest, highest, latest and gaps", async () => {
    await stack(cuffGraphs());
    const rate = screen.getByRole("region", { name: "Heart rate" });
    expect(rate.textContent).toMatch(
      /Heart rate, heart beats per minute\. Last 14 days Sat 07-Nov-2026 to Fri 20-Nov-2026, New York time: 25 readings, lowest \d+, highest \d+\. Latest of all 75, Fri 20-Nov-2026 0\d:\d\d\. 1 gap\. No range\./,
    );
  });

  it("gtab_067 moves the window by half of itself, and back, without fitting the values", async () => {
    const { user } = await stack(cuffGraphs());
    given.scales.length = 0;
    await user.click(screen.getByRole("button", { name: "Earlier" }));
    expect(said("14 days")).toContain("Sat 31-Oct-2026 to Fri 13-Nov-2026");
    expect(given.scales).toContainEqual([
      "x",
      { min: at("2026-10-31T04:00:00Z"), max: at("2026-11-14T05:00:00Z") },
    ]);
    expect(given.scales).toContainEqual(["y", { min: 40, max: 200 }]);
    await user.click(screen.getByRole("button", { name: "To the latest" }));
    expect(screen.getByText("Last 14 days")).toBeVisible();
    expect(screen.getByRole("button", { name: "Later" })).toHaveAttribute("aria-disabled", "true");
  });

  it("gtab_072 fits a scale only when asked, and says so", async () => {
    const { user } = await stack(cuffGraphs());
    const rate = screen.getByRole("region", { name: "Heart rate" });
    expect(rate.textContent).not.toMatch(/fitted/);
    given.scales.length = 0;
    await user.click(within(rate).getByRole("button", { name: "Fit to readings" }));
    expect(rate.textContent).toMatch(/Scale fitted to the readings in view: 6\d to 8\d\./);
    expect(given.scales.some(([key, limits]) => key === "y" && limits.max < 100)).toBe(true);
    await user.click(within(rate).getByRole("button", { name: "Usual scale" }));
    expect(rate.textContent).not.toMatch(/fitted/);
  });

  it("gtab_015 says how many readings a dense graph gathers, and how to see them", async () => {
    await stack([minuteGraph(20), sensorGraph(20)]);
    const rate = screen.getByRole("region", { name: "Heart rate" });
    expect(rate.textContent).toContain("19\u2009362 readings: too many to show each.");
    expect(screen.getByRole("button", { name: "Values" })).toHaveAttribute("aria-disabled", "true");
  });

  it("x_stp_02 draws totals of days, and today reads so far", async () => {
    await stack([stepsGraph()]);
    const steps = screen.getByRole("region", { name: "Steps" });
    expect(within(steps).getByText("steps/day")).toBeVisible();
    expect(steps.querySelector("b")?.textContent).toMatch(/^\d+ so far$/);
    const [, totals] = given.data[0] as [ArrayLike<number>, Float64Array];
    expect([...totals]).toContain(0);
    expect(totals).toHaveLength(30);
  });

  it("gtab_147 changes the order of its graphs", async () => {
    const { user } = await stack([stepsGraph(), weightGraph()]);
    const names = () =>
      [...document.querySelectorAll("[data-graph]")].map((each) => each.getAttribute("data-graph"));
    expect(names()).toEqual(["Steps", "Body weight"]);
    await user.click(screen.getByRole("button", { name: "Move Body weight up" }));
    expect(names()).toEqual(["Body weight", "Steps"]);
  });

  it("says that a window is empty, and is whole without any reading", async () => {
    await stack([graph(series("heartRate", "/min", [at("2026-01-01T00:00:00Z")], [70]))]);
    expect(screen.getByText(/No readings in this window\./)).toBeVisible();
  });

  it("says when there is no metric at all", () => {
    renderScreen(<TimeStack graphs={[]} zone={zone} now={NOW * 1000} />);
    expect(screen.getByText("No readings of this patient are on this device.")).toBeVisible();
  });

  it("has nothing that axe finds, in English and in Spanish", async () => {
    const { container, unmount } = await stack(cuffGraphs());
    expect(await axeFindings(container)).toEqual([]);
    unmount();
    given.data.length = 0;
    const spanish = await stack(cuffGraphs(), { language: "es" });
    expect(screen.getByRole("region", { name: "Presión arterial" })).toBeVisible();
    expect(await axeFindings(spanish.container)).toEqual([]);
  });
});

describe("the focus line of a stack", () => {
  it("gtab_064 is placed by keys, from reading to reading, and shows each value it meets", async () => {
    const { user } = await stack(cuffGraphs());
    act(() => line().focus());
    expect(line()).toHaveAttribute("aria-valuetext", expect.stringMatching(/^Fri 20-Nov-2026/));
    expect(readingOf("Blood pressure").textContent).toMatch(/^129\/92Fri 20-Nov-2026/);
    expect(readingOf("Heart rate").textContent).toBe("75");
    await user.keyboard("{ArrowLeft}");
    expect(readingOf("Blood pressure").textContent).toMatch(/^141\/84Thu 19-Nov-2026/);
    await user.keyboard("{Home}");
    expect(line()).toHaveAttribute("aria-valuetext", expect.stringMatching(/^Sat 07-Nov-2026/));
    await user.keyboard("{PageDown}");
    expect(line()).toHaveAttribute("aria-valuetext", expect.stringMatching(/^Sun 08-Nov-2026/));
    await user.keyboard("{End}");
    expect(line()).toHaveAttribute("aria-valuetext", expect.stringMatching(/^Fri 20-Nov-2026/));
  });

  it("is announced in words once it rests, with the marks of what it meets", async () => {
    const { user } = await stack(cuffGraphs());
    act(() => line().focus());
    await user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    const spoken = await screen.findByText(
      /^Tue 17-Nov-2026 .*came late, corrected\. Heart rate: \d+ beats\/min/,
    );
    expect(spoken.textContent).toMatch(/Blood pressure: \d+\/\d+ mmHg, came late, corrected\./);
    expect(screen.queryByText(/^Thu 19-Nov-2026 .*beats/)).toBeNull();
  });

  it("is not announced while it is still moved, and once when it rests", async () => {
    await stack(cuffGraphs());
    const heard = () => document.querySelector("[aria-live=polite]")?.textContent;
    // The announcer of the page keeps its last sentence.
    act(() => announce("before"));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      act(() => line().focus());
      const pass = (time: number) => act(() => vi.advanceTimersByTime(time));
      for (let press = 0; press < 3; press += 1) {
        pass(300);
        expect(heard()).toBe("before");
        fireEvent.keyDown(line(), { key: "ArrowLeft" });
      }
      pass(400);
      expect(heard()).toMatch(/^Wed 18-Nov-2026 .*Blood pressure: .* mmHg/);
    } finally {
      vi.useRealTimers();
    }
  });

  it("takes the window along where a reading is out of view", async () => {
    const { user } = await stack(cuffGraphs());
    act(() => line().focus());
    await user.keyboard("{Home}{ArrowLeft}");
    expect(screen.getByText("14 days")).toBeVisible();
    expect(line()).toHaveAttribute("aria-valuetext", expect.stringMatching(/^Fri 06-Nov-2026/));
    expect(readingOf("Heart rate").hidden).toBe(false);
  });

  it("renders nothing and draws nothing when it moves", async () => {
    const { user } = await stack(cuffGraphs());
    act(() => line().focus());
    given.scales.length = 0;
    await user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    expect(given.scales).toEqual([]);
  });

  it("is moved by the buttons too, and its range by plus and minus", async () => {
    const { user } = await stack(cuffGraphs());
    await user.click(screen.getByRole("button", { name: "Focus line to the reading before" }));
    expect(readingOf("Heart rate").textContent).toBe("75");
    act(() => line().focus());
    await user.keyboard("-");
    expect(screen.getByText("Last 30 days")).toBeVisible();
    await user.keyboard("+{Shift>}{ArrowLeft}{/Shift}");
    expect(said("14 days")).toContain("Sat 31-Oct-2026 to Fri 13-Nov-2026");
  });
});
