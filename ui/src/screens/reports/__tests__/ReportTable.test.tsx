import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, problem, sampleWindow } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { ReportQuery } from "../../../host/types";
import ReportsScreen from "../ReportsScreen";

const AT = "2026-11-20T15:42:00.000Z";

function open(overrides: Partial<Host> = {}) {
  const asked: ReportQuery[] = [];
  const reportRows = vi.fn(async (query: ReportQuery) => {
    asked.push(query);
    return sampleWindow(AT, query);
  });
  const host = fixtureHost({ at: AT }, { reportRows, ...overrides });
  const view = renderScreen(<ReportsScreen />, {
    host,
    here: { screen: "reports", open: { report: "report-1" } },
  });
  return { ...view, asked };
}

const grid = () => screen.findByRole("grid", { name: "Rows of the report" });

describe("the table of a report", () => {
  it("draws a window of its rows and tells how many there are", async () => {
    const { container, asked } = open();
    const table = await grid();
    expect(table).toHaveAttribute("aria-rowcount", "5001");
    const rows = within(table).getAllByRole("row");
    expect(rows.length).toBeLessThan(60);
    expect(rows[1]).toHaveAttribute("aria-rowindex", "2");
    expect(rows[1]).toHaveTextContent("OKONKWO, Ifeoma");
    expect(screen.getByText("5 000 rows")).toBeInTheDocument();
    expect(asked.every((query) => query.limit <= 1000)).toBe(true);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is gone through by keys, to the last row and back, asking only for what is in sight", async () => {
    const { user, asked } = open();
    const table = await grid();
    table.focus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    const current = () => within(table).getByRole("row", { selected: true });
    expect(current()).toHaveAttribute("aria-rowindex", "4");
    expect(table.getAttribute("aria-activedescendant")).toBe(current().id);
    await user.keyboard("{End}");
    await waitFor(() => expect(current()).toHaveAttribute("aria-rowindex", "5001"));
    await waitFor(() => expect(current()).toHaveTextContent("44999"));
    expect(new Set(asked.map((query) => query.offset))).toEqual(new Set([0, 4800]));
    await user.keyboard("{Home}");
    expect(current()).toHaveAttribute("aria-rowindex", "2");
  });

  it("sorts by a column, up, down, and as in the file again", async () => {
    const { user, asked } = open();
    await grid();
    const heading = () => screen.getByRole("columnheader", { name: /Patient Name/ });
    const press = async () => user.click(screen.getByRole("button", { name: "Sort by Patient Name" }));
    await press();
    await waitFor(() => expect(heading()).toHaveAttribute("aria-sort", "ascending"));
    expect(asked.at(-1)?.order).toEqual({ column: 4, descending: false });
    await press();
    await waitFor(() => expect(heading()).toHaveAttribute("aria-sort", "descending"));
    await press();
    await waitFor(() => expect(heading()).not.toHaveAttribute("aria-sort"));
  });

  it("is narrowed by a filter, which can be taken away", async () => {
    const { user, asked } = open();
    await grid();
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.click(screen.getByRole("button", { name: "Add the filter" }));
    expect(screen.getByText("Enter what to look for.")).toBeInTheDocument();
    await user.type(screen.getByLabelText("Text"), "40001");
    await user.click(screen.getByRole("button", { name: "Add the filter" }));
    expect(await screen.findByText("1 of 5 000 rows")).toBeInTheDocument();
    expect(asked.at(-1)?.filters).toEqual([{ test: "contains", column: 0, text: "40001" }]);
    await user.click(screen.getByRole("button", { name: /^Take away: Appointment ID holds/ }));
    expect(await screen.findByText("5 000 rows")).toBeInTheDocument();
  });

  it("is narrowed by what is typed, and says when nothing passes", async () => {
    const { user } = open();
    await grid();
    await user.type(screen.getByLabelText("Find in all columns"), "nobody");
    expect(await screen.findByText("No row passes")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Take the filters away" }));
    expect(await screen.findByText("5 000 rows")).toBeInTheDocument();
  });

  it("keeps the way back when a filter means nothing, when the table is gone, and when it is denied", async () => {
    const refuse = (code: "notFound" | "denied", what: string) => async () => {
      throw problem({ code, what });
    };
    const gone = open({ reportRows: refuse("notFound", "report") });
    expect(await screen.findByText("The table is not here")).toBeInTheDocument();
    await gone.user.click(screen.getAllByRole("button", { name: /All reports/ })[0] as HTMLElement);
    expect(gone.navigation.go).toHaveBeenCalledWith("reports", { replace: true });
    gone.unmount();
    open({ reportRows: refuse("denied", "denied") });
    expect(await screen.findByText("Reports are open to administrators only.")).toBeInTheDocument();
  });

  it("stays in sight while a filter is refused", async () => {
    let refusing = false;
    const { user } = open({
      reportRows: async (query) => {
        if (refusing && query.filters.length > 0)
          throw problem({ code: "invalid", what: "notInThisColumn", field: "from" });
        return sampleWindow(AT, query);
      },
    });
    await grid();
    refusing = true;
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.type(screen.getByLabelText("Text"), "x");
    await user.click(screen.getByRole("button", { name: "Add the filter" }));
    expect(await screen.findByText(/This column cannot be compared with that/)).toBeInTheDocument();
    expect(screen.getByLabelText("Find in all columns")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Take the filters away" }));
    expect(await grid()).toBeInTheDocument();
  });

  it("is found again as it was left, while the console runs, and what was typed to find is not (PAL-0770)", async () => {
    const { user, host, unmount } = open();
    await grid();
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.type(screen.getByLabelText("Text"), "4000");
    await user.click(screen.getByRole("button", { name: "Add the filter" }));
    await screen.findByRole("button", { name: /^Take away: Appointment ID holds/ });
    await user.click(screen.getByRole("button", { name: "Sort by Patient Name" }));
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await user.click(screen.getByRole("checkbox", { name: "Appointment ID" }));
    await user.type(screen.getByLabelText("Find in all columns"), "okonkwo");
    unmount();
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("4000");
    const again = (report: string) =>
      renderScreen(<ReportsScreen />, { host, here: { screen: "reports", open: { report } } });
    const view = again("report-1");
    expect(await screen.findByRole("button", { name: /^Take away: Appointment ID holds/ })).toBeVisible();
    expect(screen.queryByRole("columnheader", { name: /Appointment ID/ })).toBeNull();
    expect(await screen.findByRole("columnheader", { name: /Patient Name/ })).toHaveAttribute(
      "aria-sort",
      "ascending",
    );
    expect(screen.getByLabelText("Find in all columns")).toHaveValue("");
    view.unmount();
    again("report-2");
    expect(await screen.findByRole("columnheader", { name: /Appointment ID/ })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Take away/ })).toBeNull();
  });
});
