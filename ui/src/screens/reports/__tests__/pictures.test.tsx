import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, samplePictures } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import { niceTop } from "../pictures/niceTop";
import ReportsScreen from "../ReportsScreen";

const AT = "2026-11-20T15:42:00.000Z";

async function open(overrides: Partial<Host> = {}) {
  const host = fixtureHost({ at: AT }, overrides);
  const view = renderScreen(<ReportsScreen />, {
    host,
    here: { screen: "reports", open: { report: "report-1" } },
  });
  await screen.findByRole("grid", { name: "Rows of the report" });
  return view;
}
const openPictures = async (overrides: Partial<Host> = {}) => {
  const view = await open(overrides);
  await view.user.click(screen.getByRole("radio", { name: "Pictures" }));
  return view;
};

describe("the pictures of a report", () => {
  it("each have their numbers in a table, with a unit and a scale from zero", async () => {
    const { container } = await openPictures();
    const visits = await screen.findByRole("region", { name: "Visits per day, by how they ended" });
    expect(within(visits).getByRole("img")).toHaveAccessibleName("Visits per day, by how they ended, Visits");
    const second = within(visits).getByRole("row", { name: /^02-Nov-2026/ });
    expect(
      within(second)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["34", "0", "1", "1"]);
    const missed = screen.getByRole("region", { name: /^Missed visits per day/ });
    expect(within(missed).getByRole("row", { name: /^01-Nov-2026/ })).toHaveTextContent("No value");
    const waits = screen.getByRole("region", { name: /^Waits until somebody/ });
    expect(within(waits).getByRole("row", { name: /^60 and more/ })).toHaveTextContent("0");
    expect(within(waits).getByRole("row", { name: /^Urgent Care/ })).toHaveTextContent("52");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("quote a word that nobody knows and count it nowhere", async () => {
    await openPictures();
    expect(await screen.findByText(/“teleported” 3/)).toHaveTextContent("counted nowhere");
    expect(screen.getByText(/1 rows without a day within the range/)).toBeInTheDocument();
  });

  it("say what is missing where there is nothing to draw", async () => {
    const { waits } = samplePictures();
    await openPictures({
      reportPictures: async () => ({
        visits: null,
        waits: { ...waits, bars: waits.bars.map((bar) => ({ ...bar, count: 0 })), rooms: [] },
      }),
    });
    expect(await screen.findByText("Visits cannot be counted")).toBeInTheDocument();
    expect(screen.getByText("No wait of these days was seen by this console.")).toBeInTheDocument();
  });

  it("end their scales at a round number above every bar", () => {
    expect([0, 5, 6, 11, 43, 99, 101, 1999].map(niceTop)).toEqual([5, 5, 10, 20, 50, 100, 200, 2000]);
  });
});

describe("what leaves", () => {
  it("is what is on screen: the columns that are shown and the rows that pass", async () => {
    const { user, host, container } = await open();
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await user.click(screen.getByRole("checkbox", { name: "Patient Name" }));
    await waitFor(() =>
      expect(screen.queryByRole("columnheader", { name: /Patient Name/ })).not.toBeInTheDocument(),
    );
    await waitFor(() => expect(screen.getAllByRole("row")[1]).toHaveTextContent("Urgent Care"));
    expect(screen.getAllByRole("row")[1]).not.toHaveTextContent("OKONKWO");
    await user.click(screen.getByRole("button", { name: "Export" }));
    const sheet = await screen.findByRole("dialog", { name: "Export as CSV" });
    expect(sheet).toHaveTextContent("5 000 rows with 4 columns leave");
    expect(sheet).toHaveTextContent("The file is not encrypted");
    expect(host.state.asked).toEqual([]);
    await user.click(within(sheet).getByRole("button", { name: "Choose where to keep it" }));
    expect(await within(sheet).findByText(/Kept as visits.csv, 1 250 rows/)).toBeInTheDocument();
    expect(sheet).toHaveTextContent("2 cells look like formulas");
    expect(host.state.asked).toEqual([
      {
        act: "exportReport",
        with: [expect.objectContaining({ report: "report-1", columns: [0, 1, 2, 3], filters: [], find: "" })],
      },
    ]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is nothing when the person thought better of it", async () => {
    const { user } = await open({ exportReport: async () => null });
    await user.click(screen.getByRole("button", { name: "Export" }));
    const sheet = await screen.findByRole("dialog", { name: "Export as CSV" });
    await user.click(within(sheet).getByRole("button", { name: "Choose where to keep it" }));
    expect(await within(sheet).findByText("Nothing was exported.")).toBeInTheDocument();
  });

  it("always has a column", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Columns" }));
    for (const box of screen.getAllByRole("checkbox")) await user.click(box);
    expect(screen.getAllByRole("columnheader").length).toBe(2);
  });
});
