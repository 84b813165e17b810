import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { cuffGraphs, minuteGraph, NOW } from "../__gallery__/invented";
import { bit } from "../flags";
import { ReadingsTable } from "../ReadingsTable";
import { TimeStack } from "../TimeStack";
import { at, graph, series } from "./made";

const zone = "America/New_York";
const rows = () => screen.getAllByRole<HTMLTableRowElement>("row").slice(1);
const cells = (row: HTMLTableRowElement | undefined) =>
  [...(row?.cells ?? [])].map((cell) => cell.textContent);

describe("the table of readings", () => {
  it("gtab_186 has the newest on top, with time, value, how it came and the marks in words", () => {
    const times = ["2026-11-18T12:00:00Z", "2026-11-19T12:30:00Z", "2026-11-19T13:05:00Z"].map(at);
    const glucose = series("sensorGlucose", "mg/dL", times, [40, 118, 131], {
      flags: [bit("atLow"), 0, bit("late") | bit("converted")],
    });
    const came = {
      vendor: "careMonitor" as const,
      device: "Sensor G6",
      source: "Apple Health",
      setting: null,
    };
    render(<ReadingsTable graph={graph(glucose, { provenance: () => came })} zone={zone} />);
    expect(screen.getByRole("columnheader", { name: "Value, mg/dL" })).toBeVisible();
    expect(screen.getByRole("columnheader", { name: "Time, New York time" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    expect(cells(rows()[0])).toEqual([
      "Thu 19-Nov-202608:05",
      "131",
      "CmSensor G6, Apple Health",
      "came late, converted",
    ]);
    expect(cells(rows()[1])).toEqual(["Thu 19-Nov-202607:30", "118", "CmSensor G6, Apple Health", ""]);
    expect(cells(rows()[2])?.slice(1)).toEqual([
      "<40",
      "CmSensor G6, Apple Health",
      "less than the device measures",
    ]);
  });

  it("says when it is not stated how a reading came", () => {
    render(<ReadingsTable graph={graph(series("heartRate", "/min", [1], [60]))} zone={zone} />);
    expect(cells(rows()[0])?.[2]).toBe("Not stated");
  });

  it("holds half a million readings and draws those in sight", async () => {
    const user = userEvent.setup();
    const year = minuteGraph(365);
    render(<ReadingsTable graph={year} zone={zone} />);
    const table = screen.getByRole("grid", { name: "Heart rate, newest first" });
    expect(table).toHaveAttribute("aria-rowcount", "525601");
    expect(rows().length).toBeLessThan(60);
    await user.click(rows()[0] as HTMLElement);
    table.focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(screen.getByRole("row", { selected: true })).toHaveAttribute("aria-rowindex", "5");
  });

  it("has nothing that axe finds, and says that it is empty", async () => {
    const { container, rerender } = render(
      <ReadingsTable graph={cuffGraphs()[0] as ReturnType<typeof graph>} zone={zone} />,
    );
    expect(await axeFindings(container)).toEqual([]);
    rerender(<ReadingsTable graph={graph(series("heartRate", "/min", [], []))} zone={zone} />);
    expect(screen.getByText("No readings")).toBeVisible();
  });
});

describe("the table of a stack", () => {
  it("is opened and left by T, and by Esc, and has every metric of the stack", async () => {
    const user = userEvent.setup();
    render(<TimeStack graphs={cuffGraphs()} zone={zone} now={NOW * 1000} />);
    // jsdom has no canvas: the words and the table are all that such a window has.
    expect(screen.getAllByText("This window cannot draw charts.")).toHaveLength(2);
    screen.getByRole("slider").focus();
    await user.keyboard("t");
    expect(await screen.findByRole("grid", { name: "Blood pressure, newest first" })).toBeVisible();
    expect(cells(rows()[0])?.[1]).toBe("129/92");
    await user.keyboard("t");
    expect(screen.queryByRole("grid")).toBeNull();
    expect(screen.getByRole("button", { name: "Table" })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Table" }));
    await user.click(screen.getByRole("button", { name: /Readings of/ }));
    await user.click(screen.getByRole("option", { name: "Heart rate" }));
    expect(screen.getByRole("grid", { name: "Heart rate, newest first" })).toBeVisible();
    // The list gives the focus back a frame after it is closed.
    await waitFor(() => expect(screen.getByRole("button", { name: /Readings of/ })).toHaveFocus());
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("grid")).toBeNull();
  });
});
