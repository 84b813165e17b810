import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { type FixtureHost, fixtureHost, fixtureSettings, problem, reportView } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { ReportView } from "../../../host/types";
import ReportsScreen from "../ReportsScreen";

const AT = "2026-11-20T15:42:00.000Z";
const host = (overrides: Partial<Host> = {}) => fixtureHost({ at: AT }, overrides);
const open = (given: FixtureHost, where: Record<string, string> = {}) =>
  renderScreen(<ReportsScreen />, { host: given, here: { screen: "reports", open: where } });
const one = (parts: Partial<ReportView>) => {
  const given = host();
  given.state.reports = { ...given.state.reports, reports: [reportView(AT, parts)] };
  return given;
};

describe("the list of reports", () => {
  it("says of each how far it is and why it stands there", async () => {
    const { container } = open(host());
    const table = await screen.findByRole("table", { name: "Reports, the newest first" });
    const [ready, reading, failed] = within(table).getAllByRole("row").slice(1);
    expect(ready).toHaveTextContent("Ready");
    expect(ready).toHaveTextContent("5 000");
    expect(reading).toHaveTextContent("Reading the lines, 41 %");
    expect(failed).toHaveTextContent("What the vendor sent is no table. Nothing was taken from it.");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("asks for the visits of a range of days", async () => {
    const { user, host: given } = open(host(), { new: "report" });
    const panel = await screen.findByRole("complementary", { name: "A new report" });
    const from = within(panel).getByLabelText("First day");
    await user.clear(from);
    await user.type(from, "01-Nov-2026{Enter}");
    const to = within(panel).getByLabelText("Last day");
    await user.clear(to);
    await user.type(to, "20-Nov-2026{Enter}");
    expect(within(panel).getByText("20 days")).toBeInTheDocument();
    await user.click(within(panel).getByRole("button", { name: "Read the visits" }));
    await waitFor(() =>
      expect(given.state.asked).toContainEqual({
        act: "readReport",
        with: [{ connection: "c0ffee01", from: "2026-11-01", to: "2026-11-20" }],
      }),
    );
  });

  it("does not ask for days in the wrong order", async () => {
    const { user, host: given } = open(host(), { new: "report" });
    const panel = await screen.findByRole("complementary", { name: "A new report" });
    const to = within(panel).getByLabelText("Last day");
    await user.clear(to);
    await user.type(to, "01-Jan-2020{Enter}");
    expect(within(panel).getByText("The last day is before the first.")).toBeInTheDocument();
    await user.click(within(panel).getByRole("button", { name: "Read the visits" }));
    expect(given.state.asked.map((asked) => asked.act)).not.toContain("readReport");
  });

  it("orders an encounter report with a remembered preset, and the console makes the password", async () => {
    const ordered = vi.fn(async () => ({ intent: "i1", visit: null, sendsAt: AT }));
    const { user, container } = open(host({ orderReport: ordered }), { new: "report" });
    const panel = await screen.findByRole("complementary", { name: "A new report" });
    await user.click(within(panel).getByRole("radio", { name: "Encounter report" }));
    expect(within(panel).getByRole("button", { name: /Preset/ })).toHaveTextContent("All encounters");
    expect(within(panel).queryByLabelText("Password")).not.toBeInTheDocument();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(panel).getByRole("button", { name: "Order the report" }));
    await waitFor(() => expect(ordered).toHaveBeenCalledTimes(1));
    expect(ordered).toHaveBeenCalledWith(
      expect.objectContaining({ preset: "a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469", password: null }),
    );
  });

  it("does not order with a password that is too short", async () => {
    const ordered = vi.fn();
    const { user } = open(host({ orderReport: ordered }), { new: "report" });
    const panel = await screen.findByRole("complementary", { name: "A new report" });
    await user.click(within(panel).getByRole("radio", { name: "Encounter report" }));
    await user.click(within(panel).getByRole("checkbox", { name: "Anteroom makes the password" }));
    await user.type(within(panel).getByLabelText(/^Password/), "short");
    await user.click(within(panel).getByRole("button", { name: "Order the report" }));
    expect(await within(panel).findByText("At least 8 characters.")).toBeInTheDocument();
    expect(ordered).not.toHaveBeenCalled();
  });

  it("removes a report only after it was asked once more", async () => {
    const { user, host: given } = open(one({}));
    await user.click(await screen.findByRole("button", { name: /^Remove, Visits/ }));
    const sheet = await screen.findByRole("alertdialog");
    expect(given.state.asked).toEqual([]);
    await user.click(within(sheet).getByRole("button", { name: "Remove the report" }));
    await waitFor(() => expect(given.state.asked.map((asked) => asked.act)).toEqual(["removeReport"]));
  });

  it("says what stands in its place: empty, no connection, denied, an error", async () => {
    const empty = host();
    empty.state.reports = { ...empty.state.reports, reports: [] };
    open(empty).unmount();
    open(empty);
    expect(await screen.findByText("No report yet")).toBeInTheDocument();
    document.body.replaceChildren();

    const unconnected = host();
    unconnected.state.reports = { ...unconnected.state.reports, reports: [] };
    unconnected.state.connections = [];
    open(unconnected);
    expect(await screen.findByText("No vendor is connected")).toBeInTheDocument();
    document.body.replaceChildren();

    const refusing = (code: "denied" | "store") => async () => {
      throw problem({ code, what: code });
    };
    open(host({ reports: refusing("denied") }));
    expect(await screen.findByText("Reports are open to administrators only.")).toBeInTheDocument();
    document.body.replaceChildren();
    open(host({ reports: refusing("store") }));
    expect(await screen.findByRole("alert")).toBeInTheDocument();
  });
});

describe("one report beside the list", () => {
  it("is followed through its steps, with what comes next", async () => {
    const { container } = open(
      one({
        kind: "encounter",
        stage: "pending",
        asks: 3,
        nextAt: AT,
        downloadedAt: null,
        readyAt: null,
        rows: null,
        bytes: null,
      }),
      { about: "report-1" },
    );
    const panel = await screen.findByRole("complementary", { name: "A report" });
    const steps = within(panel).getAllByRole("listitem");
    expect(steps[0]).toHaveTextContent("Asked for by BRANDT, Elke");
    expect(steps[1]).toHaveTextContent("The vendor took the order");
    expect(steps[2]).toHaveAttribute("aria-current", "step");
    expect(steps[2]).toHaveTextContent(/asked 3 times, next try \d\d:42:00/);
    expect(steps[4]).toHaveTextContent("Not yet");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("tries another password on a file that is locked", async () => {
    const { user, host: given } = open(
      one({ kind: "encounter", stage: "downloaded", why: "wrongPassword", rows: null, readyAt: null }),
      { about: "report-1" },
    );
    const panel = await screen.findByRole("complementary", { name: "A report" });
    expect(within(panel).getByText(/The password does not fit this file/)).toBeInTheDocument();
    await user.click(within(panel).getByRole("button", { name: "Unlock the file" }));
    expect(within(panel).getByText("Type the password.")).toBeInTheDocument();
    await user.type(within(panel).getByLabelText(/Password of the file/), "IK5adv2N5V-gr£9v6");
    await user.click(within(panel).getByRole("button", { name: "Unlock the file" }));
    await waitFor(() => expect(given.state.asked).toEqual([{ act: "unlockReport", with: ["report-1"] }]));
  });

  it("shows the password only to who asks, and hides it again", async () => {
    const { user, host: given } = open(one({ hasPassword: true }), { about: "report-1" });
    const panel = await screen.findByRole("complementary", { name: "A report" });
    expect(panel).not.toHaveTextContent("IK5adv2N5V");
    await user.click(within(panel).getByRole("button", { name: "Show the password" }));
    expect(await within(panel).findByText("IK5adv2N5V-gr£9v6")).toBeInTheDocument();
    expect(given.state.asked).toEqual([{ act: "reportPassword", with: ["report-1"] }]);
    await user.click(within(panel).getByRole("button", { name: "Hide it" }));
    expect(panel).not.toHaveTextContent("IK5adv2N5V");
  });

  it("lists the lines that are not in the table by their number", async () => {
    const { container } = open(one({ faults: 2 }), { about: "report-1" });
    expect(await screen.findByText(/Line 17: It has fewer cells/)).toBeInTheDocument();
    expect(screen.getByText("40016,2026-11-17")).toBeInTheDocument();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("speaks Spanish", async () => {
    const given = one({ stage: "failed", why: "wrongPassword" });
    given.state.settings = { ...fixtureSettings, language: "es" };
    open(given, { about: "report-1" });
    expect(await screen.findByText("Qué ha pasado")).toBeInTheDocument();
  });
});
