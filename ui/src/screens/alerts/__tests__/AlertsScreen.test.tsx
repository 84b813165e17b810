import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { App } from "../../../App";
import { alertView, type FixtureHost, fixtureHost, noAlerts, sampleAlerts } from "../../../host/fixture";
// Loaded before the tests begin, so that none of them waits for it.
import "../AlertsScreen";

beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

const at = "2026-11-21T12:00:00.000Z";
const TIME = { timeout: 15_000 };
const open = (host: FixtureHost, start = "/alerts") => ({
  ...render(<App host={host} start={start} />),
  user: userEvent.setup({ delay: null }),
});
const withAlerts = () => fixtureHost({ at, alerts: sampleAlerts(at) });
const roles = (host: FixtureHost, ...of: ("frontDesk" | "clinician")[]) => {
  host.whoAmI = async () => ({ id: "u-1", name: "BRANDT, Elke", roles: of, demo: false });
  return host;
};
const table = async () => await screen.findByRole("table", { name: "Open alerts" }, TIME);

describe("the list of alerts", () => {
  it("says in words how far out each reading is, by what range, and where the alert stands (WCAG 1.4.1, ALERT 8)", async () => {
    const { container } = open(withAlerts());
    const rows = within(await table())
      .getAllByRole("row")
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(
        /Very high.*Blood pressure, systolic.*24131\/14265 Pa.*181\/107 mmHg.*over 180 mmHg/u,
      ),
      expect.stringMatching(/Low.*Sensor glucose.*64 mg\/dL.*under 70 mg\/dL/u),
      expect.stringMatching(/High.*Heart rate.*131 beats\/min.*over 120 beats\/min/u),
    ]);
    expect(rows.map((row) => row.lastElementChild?.textContent)).toEqual([
      expect.stringMatching(/^Not acknowledged/u),
      expect.stringMatching(/^Ended, not acknowledged.*Back within/u),
      expect.stringMatching(/^Acknowledged, goes on.*MOREAU, Jeanne/u),
    ]);
    // Late, and on what way, stands beside the time (GTAB-219, X-MET-01).
    expect(rows[1]?.textContent).toMatch(/Home Mia.*arrived 3hr 10min after it was taken/u);
    expect(screen.getByText(/2 are not acknowledged, 3 on the list/u)).toBeVisible();
    expect(screen.getByText(/older than 72hr when it arrives raises nothing/u)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is counted in words in the navigation, and by what nobody has acknowledged alone", async () => {
    open(withAlerts());
    expect(await screen.findByRole("button", { name: "Alerts, 2 not acknowledged" }, TIME)).toBeVisible();
  });

  it("says of nobody's ranges that nothing is watched, and never that all is normal (X-MET-01)", async () => {
    const { unmount } = open(fixtureHost({ at }));
    expect(await screen.findByText("No range is set for anybody", {}, TIME)).toBeVisible();
    expect(screen.getByText(/does not mean that readings are normal/u)).toBeVisible();
    unmount();
    open(fixtureHost({ at, alerts: { ...noAlerts, watched: 4 } }));
    expect(await screen.findByText("No alert is open", {}, TIME)).toBeVisible();
    expect(screen.getByText(/Patients without a range are not watched/u)).toBeVisible();
  });

  it("tells of a refusal and of a failure, which is tried again", async () => {
    const host = fixtureHost({ at });
    host.alerts = async () => {
      throw { code: "denied", what: "denied", message: "", field: null, detail: null };
    };
    const { unmount } = open(host);
    expect(await screen.findByText("Your role does not include alerts", {}, TIME)).toBeVisible();
    unmount();
    const failing = withAlerts();
    const works = failing.alerts;
    failing.alerts = async () => {
      throw { code: "store", what: "store", message: "", field: null, detail: null };
    };
    const { user } = open(failing);
    const again = await screen.findByRole("button", { name: /again/iu }, TIME);
    failing.alerts = works;
    await user.click(again);
    expect(await table()).toBeVisible();
  });

  it("keeps what is settled below, with who looked at it", async () => {
    const { user } = open(withAlerts());
    await table();
    expect(screen.queryByRole("table", { name: "Settled alerts" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show settled" }));
    const settled = screen.getByRole("table", { name: "Settled alerts" });
    expect(settled.textContent).toMatch(/142\/88 mmHg.*Settled.*BRANDT, Elke.*Back within/u);
  });
});

describe("an alert", () => {
  it("is reached, acknowledged and left by keyboard alone, and stays with its story", async () => {
    const host = withAlerts();
    const { user } = open(host, "/");
    (await screen.findByRole("button", { name: "Alerts, 2 not acknowledged" }, TIME)).focus();
    await user.keyboard("{Enter}");
    const [first, second] = within(await table()).getAllByRole("button");
    first?.focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(second);
    await user.keyboard("{Home}{Enter}");
    const panel = await screen.findByRole("complementary", { name: "Alert" }, TIME);
    expect(panel.textContent).toMatch(/Lindholm/iu);
    expect(panel.textContent).toMatch(/Left at170 mmHg or less/u);
    expect(panel.textContent).toContain("Nobody has acknowledged it yet.");
    const act = within(panel).getByRole("button", { name: /^Acknowledge for LINDHOLM, Greta/u });
    act.focus();
    await user.keyboard("{Enter}");
    const sheet = await screen.findByRole("dialog", {}, TIME);
    expect(sheet.textContent).toMatch(/Lindholm/iu);
    expect(await axeFindings(sheet)).toEqual([]);
    await user.type(within(sheet).getByLabelText(/^Note/u), "Called, takes the second tablet");
    within(sheet).getByRole("button", { name: "Acknowledge" }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull(), TIME);
    expect(host.state.asked.find(({ act }) => act === "acknowledgeAlert")?.with).toEqual([
      {
        alert: "alert-1",
        patient: "c0ffee01:ext:4410511",
        outcome: null,
        note: "Called, takes the second tablet",
      },
    ]);
    await waitFor(() => expect(panel.textContent).toMatch(/Acknowledged BRANDT, Elke.*second tablet/u), TIME);
    expect(screen.getByText(/1 is not acknowledged, 3 on the list/u)).toBeVisible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary", { name: "Alert" })).toBeNull(), TIME);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Very high"), TIME);
  });

  it("that somebody else acknowledged meanwhile says who and when, and what was typed can still be added", async () => {
    const host = withAlerts();
    const { user } = open(host);
    await user.click(within(await table()).getAllByRole("button")[0] as HTMLElement);
    await user.click(await screen.findByRole("button", { name: /^Acknowledge for/u }, TIME));
    host.state.alerts.open[0]?.acts.push({
      at: "2026-11-21T11:58:00.000Z",
      by: "MOREAU, Jeanne",
      acknowledges: true,
      outcome: null,
      note: "",
    });
    const sheet = await screen.findByRole("dialog", {}, TIME);
    await user.type(within(sheet).getByLabelText(/^Note/u), "Mine");
    await user.click(within(sheet).getByRole("button", { name: "Acknowledge" }));
    expect(await within(sheet).findByText(/MOREAU, Jeanne had acknowledged it at/u)).toBeVisible();
    await user.click(within(sheet).getByRole("button", { name: "Add it to the alert" }));
    await user.click(within(sheet).getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull(), TIME);
    expect(host.state.asked.find(({ act }) => act === "remarkAlert")?.with).toMatchObject([{ note: "Mine" }]);
  });

  it("that went further meanwhile is not acknowledged, and says where to look", async () => {
    const host = withAlerts();
    host.acknowledgeAlert = async () => {
      throw { code: "conflict", what: "alertRenewed", message: "", field: null, detail: null };
    };
    const { user } = open(host);
    await user.click(within(await table()).getAllByRole("button")[0] as HTMLElement);
    await user.click(await screen.findByRole("button", { name: /^Acknowledge for/u }, TIME));
    const sheet = await screen.findByRole("dialog", {}, TIME);
    await user.click(within(sheet).getByRole("button", { name: "Acknowledge" }));
    expect(await within(sheet).findByText(/Look at the newer alert/u)).toBeVisible();
  });

  it("says how it needs several readings, and is not acknowledged by whom the role does not include it", async () => {
    const host = roles(withAlerts(), "frontDesk");
    const { user } = open(host);
    await user.click(within(await table()).getAllByRole("button")[1] as HTMLElement);
    const panel = await screen.findByRole("complementary", { name: "Alert" }, TIME);
    expect(panel.textContent).toContain("3 readings in a row, for 10min");
    expect(panel.textContent).toMatch(/Reading back within92 mg\/dL/u);
    const act = within(panel).getByRole("button", { name: /^Acknowledge for/u });
    expect(act.getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByText("Acknowledging is open to clinicians only.")).toBeVisible();
  });

  it("of a reading whose record is not on this device still shows what is known", async () => {
    const alert = alertView(at, { vendor: null, connectionName: "" });
    alert.person = {
      ...alert.person,
      name: { ...alert.person.name, family: null, given: null },
      birthDate: null,
      number: null,
    };
    open(fixtureHost({ at, alerts: { ...noAlerts, open: [alert], unacknowledged: 1, watched: 1 } }));
    expect((await table()).textContent).toContain("24131/14265 Pa");
  });
});
