import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { App } from "../../../../App";
import { type FixtureHost, fixtureHost, sampleRanges } from "../../../../host/fixture";
// Loaded before the tests begin, so that none of them waits for it.
import "../../MetricsScreen";

beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

const at = "2026-11-21T12:00:00.000Z";
const KEY = "c0ffee01:ext:4410511";
const TIME = { timeout: 15_000 };

async function open(host: FixtureHost) {
  const page = render(<App host={host} start={`/metrics?patient=${encodeURIComponent(KEY)}`} />);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("button", { name: /^Ranges…/u }, TIME));
  return { ...page, user, sheet: await screen.findByRole("dialog", {}, TIME) };
}
const tick = async (user: ReturnType<typeof userEvent.setup>, sheet: HTMLElement) => {
  for (const box of within(sheet).getAllByRole("checkbox")) await user.click(box);
};

describe("the ranges of a patient", () => {
  it("stand in the graphs as labelled areas with whose they are, and without one it reads No range (GTAB-175, X-MET-01)", async () => {
    const host = fixtureHost({ at });
    const { unmount } = render(<App host={host} start={`/metrics?patient=${encodeURIComponent(KEY)}`} />);
    expect((await screen.findAllByText("No range", {}, TIME)).length).toBe(2);
    unmount();
    const ranges = sampleRanges(at);
    const some = fixtureHost({
      at,
      ranges: { ...ranges, ranges: ranges.ranges.filter(({ metric }) => metric === "bloodPressure") },
    });
    render(<App host={some} start={`/metrics?patient=${encodeURIComponent(KEY)}`} />);
    expect(await screen.findByText("Systolic range 100 to 140 mmHg", {}, TIME)).toBeVisible();
    expect(screen.getByText("Diastolic range 60 to 90 mmHg")).toBeVisible();
    expect(screen.getByText(/^This patient's own, set by MOREAU, Jeanne/u)).toBeVisible();
    expect(screen.getAllByText("No range").length).toBe(1);
    const pressure = screen.getByRole("region", { name: "Blood pressure" });
    expect(pressure.textContent).toMatch(/Systolic range 100 to 140 mmHg, Diastolic range 60 to 90 mmHg/u);
  });

  it("are shown with who set them, why, what they could not judge, and what they were", async () => {
    const { sheet } = await open(fixtureHost({ at, ranges: sampleRanges(at) }));
    const now = await within(sheet).findByRole("region", { name: "In force" });
    expect(now.textContent).toMatch(/Very high over 180 mmHg, left at 170 mmHg/u);
    expect(now.textContent).toMatch(/Set by MOREAU, Jeanne.*“New tablets”/u);
    expect(now.textContent).toContain("Not judged in the last days: 2 without a unit.");
    expect(within(sheet).getByText("1 earlier range")).toBeVisible();
    expect(sheet.textContent).toMatch(/High over 150 mmHg, left at 145 mmHg/u);
    expect(await axeFindings(sheet)).toEqual([]);
  });

  it("are changed after two identifiers, in the place of what was on screen", async () => {
    const host = fixtureHost({ at, ranges: sampleRanges(at) });
    const { user, sheet } = await open(host);
    const high = await within(sheet).findByLabelText(/^High over/u);
    const act = within(sheet).getByRole("button", { name: /^Change the range of Blood pressure, Systolic/u });
    expect(act.getAttribute("aria-disabled")).toBe("true");
    await user.clear(high);
    await user.type(high, "150");
    await user.type(within(sheet).getByLabelText("Why"), "in training");
    await tick(user, sheet);
    await user.click(act);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull(), TIME);
    expect(host.state.asked.find(({ act }) => act === "setRange")?.with).toMatchObject([
      {
        patient: KEY,
        metric: "bloodPressure",
        part: "systolic",
        unit: "mm[Hg]",
        veryHigh: { at: "180", clear: "170" },
        high: { at: "150", clear: "135" },
        low: { at: "100", clear: "105" },
        veryLow: null,
        readings: 1,
        minutes: 0,
        why: "in training",
        replaces: ["range-1"],
        checked: { patient: KEY },
      },
    ]);
  });

  it("are set for a metric that had none, and a number that is none is told at its field", async () => {
    const host = fixtureHost({ at });
    host.setRange = async () => {
      throw { code: "invalid", what: "noNumber", message: "", field: "high", detail: null };
    };
    const { user, sheet } = await open(host);
    expect(await within(sheet).findByText("No range. Nothing is told of these readings.")).toBeVisible();
    await user.click(within(sheet).getByRole("radio", { name: "Diastolic" }));
    const high = within(sheet).getByLabelText(/^High over/u);
    await user.type(high, "1,200");
    await tick(user, sheet);
    await user.click(
      within(sheet).getByRole("button", { name: /^Set the range of Blood pressure, Diastolic/u }),
    );
    expect(await within(sheet).findByText(/^Type a number, with a point/u)).toBeVisible();
    expect(high.getAttribute("aria-invalid")).toBe("true");
  });

  it("are removed with a reason and two identifiers, and stand among what was", async () => {
    const host = fixtureHost({ at, ranges: sampleRanges(at) });
    const { user, sheet } = await open(host);
    await user.click(await within(sheet).findByRole("button", { name: "Remove it…" }));
    const act = within(sheet).getByRole("button", { name: /^Remove the range/u });
    expect(act.getAttribute("aria-disabled")).toBe("true");
    await user.type(within(sheet).getByLabelText(/^Why it is removed/u), "moved away");
    await tick(user, sheet);
    await user.click(act);
    expect(await within(sheet).findByText("No range. Nothing is told of these readings.")).toBeVisible();
    expect(within(sheet).getByText("2 earlier ranges")).toBeVisible();
    expect(host.state.asked.find(({ act }) => act === "removeRange")?.with).toMatchObject([
      { patient: KEY, range: "range-1", why: "moved away" },
    ]);
  });

  it("are set by clinicians alone", async () => {
    const host = fixtureHost({ at });
    host.whoAmI = async () => ({ id: "u-1", name: "BRANDT, Elke", roles: ["frontDesk"], demo: false });
    host.state.openRecords = [{ patient: KEY, until: "2099-01-01T00:00:00.000Z" }];
    render(<App host={host} start={`/metrics?patient=${encodeURIComponent(KEY)}`} />);
    const act = await screen.findByRole("button", { name: /^Ranges…/u }, TIME);
    expect(act.getAttribute("aria-disabled")).toBe("true");
  });
});
