import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { App } from "../../../App";
import { sensorGraph } from "../../../charts/__gallery__/invented";
import { type FixtureHost, fixtureHost } from "../../../host/fixture";
// Loaded before the tests begin, so that none of them waits for it.
import "../../patients/PatientScreen";
import "../MetricsScreen";
import { submissionRecord } from "../../../host/fixture/submissions";

beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

const KEY = "c0ffee01:ext:4410511";
const open = (host: FixtureHost, start = `/metrics?patient=${encodeURIComponent(KEY)}`) => ({
  ...render(<App host={host} start={start} />),
  user: userEvent.setup({ delay: null }),
});

describe("a patient's readings", () => {
  it("are reached from the record by Alt 3 and left by Esc", async () => {
    const { user } = open(fixtureHost(), `/patients/${encodeURIComponent(KEY)}`);
    await screen.findByRole("button", { name: /^Metrics/u }, { timeout: 15_000 });
    await user.keyboard("{Alt>}3{/Alt}");
    await screen.findByRole("heading", { level: 1, name: "Metrics" }, { timeout: 15_000 });
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("button", { name: /^Metrics/u }, { timeout: 15_000 })).toBeTruthy();
  });

  it("stand under the banner of the patient with the last two values of each metric (X-01, GTAB-045)", async () => {
    const { container } = open(fixtureHost());
    expect(await screen.findByText("Blood pressure", {}, { timeout: 15_000 })).toBeTruthy();
    expect(screen.getAllByText(/lindholm/iu).length).toBeGreaterThan(0);
    expect(screen.getByText("129/92")).toBeTruthy();
    expect(screen.getAllByText("No range").length).toBe(2);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("can be sent from above the graphs by who has a record at CareMonitor", async () => {
    const at = new Date().toISOString();
    open(fixtureHost({ submissions: [submissionRecord(at)] }));
    expect(
      await screen.findByRole("region", { name: "Send to CareMonitor" }, { timeout: 15_000 }),
    ).toBeVisible();
    expect(screen.getAllByText(/lindholm/iu).length).toBeGreaterThan(0);
  });

  it("say that nothing is known, which is not that nothing was measured", async () => {
    open(fixtureHost({ graphs: [] }));
    expect(await screen.findByText("No readings are known", {}, { timeout: 15_000 })).toBeTruthy();
  });

  it("say which of them no graph shows, and why", async () => {
    const host = fixtureHost();
    const series = host.metricSeries;
    host.metricSeries = async (asked) => {
      const bytes = await series(asked);
      if (asked.metric === "heartRate") new DataView(bytes).setUint32(8, 2, true);
      return bytes;
    };
    open(host);
    expect(
      await screen.findByText("Heart rate: 2 readings are not drawn", {}, { timeout: 15_000 }),
    ).toBeTruthy();
  });

  it("are typed in, and what is unusual is asked about before it is kept", async () => {
    const host = fixtureHost();
    const { user } = open(host);
    await user.click(await screen.findByRole("button", { name: "Enter a reading" }, { timeout: 15_000 }));
    const sheet = await screen.findByRole("dialog");
    expect(await axeFindings(sheet)).toEqual([]);
    const act = screen.getByRole("button", { name: /^Keep the reading/u });
    expect(act.getAttribute("aria-disabled")).toBe("true");
    await user.type(screen.getByLabelText(/^Systolic/u), "230");
    await user.type(screen.getByLabelText(/^Diastolic/u), "120");
    await user.click(act);
    const meant = await screen.findByRole("button", { name: "Yes, 230/120 mmHg" });
    expect(document.activeElement).toBe(meant);
    await user.click(meant);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const asked = host.state.asked
      .filter(({ act }) => act === "enterReading")
      .map(({ with: [given] }) => given);
    expect(asked).toMatchObject([
      { patient: KEY, metric: "bloodPressure", value: "230", second: "120", unit: "mm[Hg]", meant: false },
      { meant: true },
    ]);
  });

  it("are not typed in by whom the role does not include it", async () => {
    const host = fixtureHost();
    host.whoAmI = async () => ({ id: "u-1", name: "BRANDT, Elke", roles: ["frontDesk"], demo: false });
    // In an emergency readings are open, to read.
    host.state.openRecords = [{ patient: KEY, until: "2099-01-01T00:00:00.000Z" }];
    open(host);
    const act = await screen.findByRole("button", { name: /^Enter a reading/u }, { timeout: 15_000 });
    expect(act.getAttribute("aria-disabled")).toBe("true");
  });

  it("of a sensor have their times in ranges, with goals only for whom a person named (X-GLU-04, X-GLU-07)", async () => {
    const { container, user } = open(fixtureHost({ graphs: [sensorGraph(20)] }));
    expect(await screen.findByText("Glucose profile", {}, { timeout: 15_000 })).toBeTruthy();
    expect(container.textContent).toContain("not laboratory HbA1c");
    expect(container.textContent).not.toMatch(/over 70 %: met/u);
    await user.click(screen.getByRole("radio", { name: "Type 1 and 2" }));
    await waitFor(() => expect(container.textContent).toMatch(/over 70 %: met/u));
    expect(await axeFindings(container)).toEqual([]);
  });
});
