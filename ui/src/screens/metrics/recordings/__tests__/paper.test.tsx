import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { App } from "../../../../App";
import { RecordingPen } from "../../../../ecg/__tests__/recordingPen";
import { type FixtureHost, fixtureHost } from "../../../../host/fixture";
import { sampleRecordings } from "../../../../host/fixture/recordings";
// Loaded before the tests begin, so that none of them waits for it.
import "../../MetricsScreen";

beforeEach(() => {
  vi.spyOn(window, "scrollTo").mockImplementation(() => {});
  HTMLCanvasElement.prototype.getContext = (() =>
    new RecordingPen()) as unknown as typeof HTMLCanvasElement.prototype.getContext;
});

const KEY = "c0ffee01:ext:4410511";
const wait = { timeout: 15_000 };

async function open(recording: string, host: FixtureHost = fixtureHost({ recordings: sampleRecordings() })) {
  const start = `/metrics?patient=${encodeURIComponent(KEY)}&show=recordings&recording=${recording}`;
  render(<App host={host} start={start} />);
  const user = userEvent.setup({ delay: null });
  const button = await screen.findByRole("button", { name: /^Save as PDF/u }, wait);
  return { user, host, button };
}

describe("an electrocardiogram on paper", () => {
  it("is saved after two identifiers were ticked, whole where it is short (X-06, X-ECG-07)", async () => {
    const { user, host, button } = await open("watch");
    await user.click(button);
    const sheet = await screen.findByRole("dialog", { name: "Save the ECG as PDF" });
    expect(await axeFindings(sheet)).toEqual([]);
    const act = within(sheet).getByRole("button", { name: /^Save the ECG of LINDHOLM/u });
    expect(act).toHaveAttribute("aria-disabled", "true");
    expect(within(sheet).getByRole("radio", { name: "All 30sec" })).toBeChecked();
    for (const tick of within(sheet).getAllByRole("checkbox")) await user.click(tick);
    await user.click(act);
    await waitFor(() => expect(host.state.asked.some(({ act }) => act === "savePaper")).toBe(true));
    const asked = host.state.asked.find(({ act }) => act === "savePaper")?.with[0];
    expect(asked).toMatchObject({
      what: {
        kind: "ecg",
        patient: KEY,
        recording: "watch",
        from: 0,
        seconds: 30,
        checked: { patient: KEY, birthDate: "1991-09-02", number: "4410511" },
      },
      sheet: "letter",
    });
    expect(await within(sheet).findByText(/Saved as paper.pdf/u)).toBeVisible();
    // One check serves one act.
    for (const tick of within(sheet).getAllByRole("checkbox")) expect(tick).not.toBeChecked();
  });

  it("of a long recording begins where the view begins, for as long as a person chooses", async () => {
    const { user, host, button } = await open("holter");
    await waitFor(() => expect(screen.getByRole("application")).toHaveFocus());
    await user.keyboard("{PageDown}");
    await waitFor(
      () => expect(screen.getByRole("application")).toHaveAccessibleDescription(/From 08:20:0[5-9]/u),
      wait,
    );
    await user.click(button);
    const sheet = await screen.findByRole("dialog", { name: "Save the ECG as PDF" });
    expect(within(sheet).queryByRole("radio", { name: /^All/u })).toBeNull();
    await user.click(within(sheet).getByRole("radio", { name: "1min" }));
    await user.click(within(sheet).getByRole("radio", { name: "A4" }));
    for (const tick of within(sheet).getAllByRole("checkbox")) await user.click(tick);
    await user.click(within(sheet).getByRole("button", { name: /^Save the ECG of/u }));
    await waitFor(() => expect(host.state.asked.some(({ act }) => act === "savePaper")).toBe(true));
    const saved = host.state.asked.find(({ act }) => act === "savePaper");
    expect(saved?.with[0]).toMatchObject({ what: { seconds: 60 }, sheet: "a4" });
    const { what } = saved!.with[0] as { what: { from: number } };
    expect(what.from).toBeGreaterThan(5);
  });

  it("is refused in words when the trace is higher than a page", async () => {
    const host = fixtureHost({ recordings: sampleRecordings() });
    host.savePaper = async () => {
      throw { code: "conflict", what: "traceTooHigh", message: "", field: null, detail: null };
    };
    const { user, button } = await open("watch", host);
    await user.click(button);
    const sheet = await screen.findByRole("dialog", { name: "Save the ECG as PDF" });
    for (const tick of within(sheet).getAllByRole("checkbox")) await user.click(tick);
    await user.click(within(sheet).getByRole("button", { name: /^Save the ECG of/u }));
    expect(await within(sheet).findByText(/higher than a page at 10 mm\/mV/u)).toBeVisible();
  });

  it("is not offered to whom the role does not include it", async () => {
    const host = fixtureHost({ recordings: sampleRecordings() });
    host.whoAmI = async () => ({ id: "u-1", name: "BRANDT, Elke", roles: ["frontDesk"], demo: false });
    host.state.openRecords = [{ patient: KEY, until: "2099-01-01T00:00:00.000Z" }];
    const { button } = await open("watch", host);
    expect(button).toHaveAttribute("aria-disabled", "true");
  });
});
