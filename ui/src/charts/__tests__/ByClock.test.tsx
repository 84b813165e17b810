import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { minuteGraph, NOW, stepsGraph } from "../__gallery__/invented";
import { ByClock } from "../ByClock";
import type { Graph } from "../series";
import { at, graph, series } from "./made";

const zone = "America/New_York";

function show(heart: Graph | undefined, steps: readonly Graph[]) {
  return render(<ByClock heart={heart} steps={steps} zone={zone} now={NOW * 1000} />);
}

describe("heart rate and steps by hour and day", () => {
  it("are four graphs, each with its numbers in a table, and axe finds nothing", async () => {
    const { container } = show(minuteGraph(20), [stepsGraph()]);
    for (const [name, rows, axis] of [
      ["Heart rate by hour of the day", 25, "Hour of the day, New York time"],
      ["Heart rate by day", 15, "Day, New York time"],
      ["Steps by hour of the day", 25, "Hour of the day, New York time"],
      ["Steps by day", 15, "Day, New York time"],
    ] as const) {
      const table = screen.getByRole("table", { name });
      expect(within(table).getAllByRole("row"), name).toHaveLength(rows);
      expect(within(table).getByRole("columnheader", { name: axis })).toBeVisible();
    }
    expect(await axeFindings(container)).toEqual([]);
  });

  it("are shown as tables with T, and as graphs again with Esc", async () => {
    const user = userEvent.setup({ delay: null });
    const { container } = show(minuteGraph(20), []);
    expect(screen.getAllByRole("img")).not.toHaveLength(0);
    screen.getByRole("button", { name: /^Table/ }).focus();
    await user.keyboard("t");
    expect(container.querySelector("svg[data-colour]")).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard("{Escape}");
    expect(container.querySelector("svg[data-colour]")).not.toBeNull();
  });

  it("a day that is not over reads so far, a day of no steps is not a day without data (X-STP-02)", () => {
    show(undefined, [stepsGraph()]);
    const rows = within(screen.getByRole("table", { name: "Steps by day" })).getAllByRole("row");
    const text = rows.map((row) => row.textContent);
    expect(text.at(-1)).toMatch(/^Fri 20-Nov-2026 so far/);
    expect(text.filter((each) => /No data0$/.test(each ?? ""))).toHaveLength(1);
    expect(text.filter((each) => /-202601$/.test(each ?? ""))).toHaveLength(1);
  });

  it("steps of two devices are two graphs, each with its device's name", () => {
    const of = (device: string, count: number) =>
      graph(
        series("steps", "{steps}", [at("2026-11-19T13:00:00Z")], [count], {
          end: [at("2026-11-19T13:10:00Z")],
        }),
        {
          of: device,
        },
      );
    show(undefined, [of("Phone", 800), of("Watch", 900)]);
    for (const [device, count] of [
      ["Phone", "800"],
      ["Watch", "900"],
    ] as const) {
      const table = screen.getByRole("table", { name: `Steps by day, ${device}` });
      expect(within(table).getByRole("row", { name: new RegExp(`19-Nov-2026 ${count} 1`) })).toBeVisible();
    }
  });

  it("what goes beyond the scale is told, and what is in no hour is", () => {
    const walked = series(
      "steps",
      "{steps}",
      [at("2026-11-19T13:00:00Z"), at("2026-11-19T14:00:00Z")],
      [7000, 9500],
      {
        end: [at("2026-11-19T13:59:00Z"), at("2026-11-19T16:00:00Z")],
      },
    );
    show(undefined, [graph(walked)]);
    expect(screen.getByText("Beyond 4000: 1.")).toBeVisible();
    expect(screen.getByText("1 count lasts longer than an hour: in the days, and in no hour.")).toBeVisible();
    expect(screen.getByText(/^Beyond 15.?000: 1\.$/)).toBeVisible();
  });
});
