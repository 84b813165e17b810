import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../tests/axe";
import type { EcgViewProps } from "../EcgView";
import { Wave } from "../gallery/wave";
import { beatsAt } from "./beatsAt";
import { givePens, open, plot, said, watch } from "./ecgDesk";

beforeEach(givePens);
afterEach(() => vi.unstubAllGlobals());

describe("the electrocardiogram", () => {
  it("prints speed, gain, lead, rate, filter, time with zone and length over every trace (X-ECG-01, 04, 05)", async () => {
    open();
    expect(screen.getByRole("heading", { name: "ECG, lead I" })).toBeVisible();
    expect(screen.getByText("25 mm/s, 10 mm/mV")).toBeVisible();
    expect(screen.getByText("512.6 Hz")).toBeVisible();
    expect(screen.getByText("Filter not stated")).toBeVisible();
    expect(screen.getByText(/Thu 19-Nov-2026 21:04:16, New York \(UTC−5\), 30sec long/)).toBeVisible();
    await said(/25 mm\/s, 10 mm\/mV/);
  });

  it("quotes what the device says as the device's, unconfirmed (X-ECG-10)", () => {
    open();
    expect(screen.getByText("Device says “inconclusive”. Unconfirmed.")).toBeVisible();
  });

  it("says that nobody knows when it began, and counts the times from there", async () => {
    open({ facts: { ...watch, start: null } });
    expect(
      screen.getByText(/Not known when it began: times are counted from the beginning, 30sec long/),
    ).toBeVisible();
    await said(/Not known when it began.* From 00:00:00 to 00:00:09/);
  });

  it("says whose clock it shows where no zone was told with the recording", () => {
    open({ facts: { ...watch, zoneIs: "patients" } });
    expect(screen.getByText(/zone not stated: the patient’s clock/)).toBeVisible();
  });

  it("measures no amplitude where the gain is not stated", async () => {
    const [lead] = watch.leads;
    const { user } = open({ facts: { ...watch, leads: [{ ...lead!, calibrated: false }] } });
    expect(screen.getByText("Gain not stated: heights are not millivolts")).toBeVisible();
    plot().focus();
    await user.keyboard("c");
    const calipers = await screen.findByRole("region", { name: "Calipers" });
    expect(within(calipers).getByText("gain not stated")).toBeVisible();
    expect(within(calipers).queryByText(/mV$/u)).toBeNull();
  });

  it("says that a lead is not stated and that a filter cuts too low (X-ECG-04, X-ECG-05)", () => {
    const [lead] = watch.leads;
    const facts = { ...watch, leads: [{ ...lead!, name: null, filter: "0.5-40 Hz" }] };
    open({ facts });
    expect(screen.getByRole("heading", { name: "ECG, Lead not stated" })).toBeVisible();
    expect(screen.getByText(/Filter 0.5-40 Hz. Upper cut-off under 150 Hz/)).toBeVisible();
  });

  it("asks 250 Hz of a child's recording (X-ECG-05)", () => {
    const [lead] = watch.leads;
    open({ facts: { ...watch, leads: [{ ...lead!, filter: "0.05-150 Hz" }] }, child: true });
    expect(screen.getByText(/Upper cut-off under 250 Hz/)).toBeVisible();
  });

  it("draws no lead whose unit is no voltage, and says so in its place", async () => {
    const [lead] = watch.leads;
    const facts = {
      ...watch,
      leads: [lead!, { ...lead!, name: "Resp", unit: "au", millivoltsPerUnit: null }],
    };
    const wave = new Wave(facts);
    const read = vi.fn(wave.reader());
    open({ facts, read });
    expect(screen.getByText(/“au” is no voltage/)).toBeVisible();
    await waitFor(() => expect(read).toHaveBeenCalled());
    expect(read.mock.calls.every(([asked]) => asked === 0)).toBe(true);
  });

  it("says all that is on screen in words (WCAG 1.1.1)", async () => {
    open();
    await said(
      /Thu 19-Nov-2026\. From 21:04:16 to 21:04:25, 9sec\. 25 mm\/s, 10 mm\/mV\. lead I\. 11 beats, mean rate 74\/min\. Not to scale/,
    );
  });

  it("changes speed and gain by the tools (X-ECG-01)", async () => {
    const { user } = open();
    await user.click(screen.getByRole("radio", { name: "50 mm/s" }));
    await user.click(screen.getByRole("radio", { name: "20 mm/mV" }));
    expect(screen.getByText("50 mm/s, 20 mm/mV")).toBeVisible();
    await said(/4.5sec\. 50 mm\/s, 20 mm\/mV/);
  });

  it("never calls a compressed view a speed", async () => {
    const { user } = open();
    await user.click(screen.getByRole("radio", { name: "Compressed" }));
    expect(screen.getByText(/30sec across. Compressed: not 25 mm\/s/)).toBeVisible();
    expect(screen.queryByText(/^25 mm\/s,/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show more time" }));
    expect(await screen.findByText("The whole recording is in view")).toBeInTheDocument();
  });

  it("is moved by keys, and says where it is once it has come to rest", async () => {
    const { user } = open();
    plot().focus();
    await user.keyboard("{ArrowRight}");
    await said(/From 21:04:16 to 21:04:25/);
    await user.keyboard("{PageDown}");
    await said(/From 21:04:24 to 21:04:33/);
    expect(await screen.findByText(/From 21:04:24 to 21:04:33, 9sec. 11 beats/)).toBeInTheDocument();
    await user.keyboard("{End}");
    await said(/From 21:04:37 to 21:04:46/);
    await user.keyboard("{Home}");
    await said(/From 21:04:16 to 21:04:25/);
    await user.keyboard("-");
    await said(/30sec\. time compressed/);
    await user.keyboard("{+}{+}");
    await said(/50 mm\/s/);
  });

  it("is moved on the overview by the same keys, with the place as its value", async () => {
    const { user } = open();
    const slider = screen.getByRole("slider", { name: "Place in the recording" });
    slider.focus();
    await user.keyboard("{End}");
    await waitFor(() => expect(slider).toHaveAttribute("aria-valuetext", "21:04:37 to 21:04:46"));
    expect(slider).toHaveAttribute("aria-valuenow", "21");
  });

  it("is moved on the overview though calipers are set, whose marks stay where they are", async () => {
    const { user } = open();
    plot().focus();
    await user.keyboard("c");
    screen.getByRole("slider", { name: "Place in the recording" }).focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}");
    await said(/From 21:04:17 to 21:04:26/);
    const calipers = within(screen.getByRole("region", { name: "Calipers" }));
    expect(calipers.getByText("400 ms")).toBeVisible();
    await user.keyboard("{End}");
    await user.click(await screen.findByRole("button", { name: "Show the marks" }));
    await said(/From 21:04:16 to 21:04:25/);
  });

  it("is moved by the wheel, and with Ctrl changes its scale", async () => {
    open();
    const wheel = (event: WheelEventInit) =>
      plot().dispatchEvent(new WheelEvent("wheel", { ...event, bubbles: true, cancelable: true }));
    act(() => void wheel({ deltaY: 300 }));
    await said(/From 21:04:19 to 21:04:28/);
    act(() => void wheel({ deltaY: -1, ctrlKey: true }));
    await said(/50 mm\/s/);
  });

  it("says when the zero line was moved", async () => {
    const { user } = open();
    plot().focus();
    await user.keyboard("{Shift>}{ArrowUp}{ArrowUp}{/Shift}");
    expect(await screen.findByText("Zero line moved up 2 mm")).toBeVisible();
    await said(/Zero line moved up 2 mm/);
  });

  it.each([
    ["no leads", { ...watch, leads: [] }, /no leads/],
    ["no samples", { ...watch, samples: 0 }, /no samples/],
  ])("says that there is nothing to draw of %s", (_what, facts, sentence) => {
    open({ facts, read: async () => Promise.reject(new Error("none")), beats: null });
    expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.queryByRole("application")).toBeNull();
  });

  it("goes to a typed time, and refuses one outside the recording", async () => {
    const { user } = open();
    plot().focus();
    await user.keyboard("g");
    const field = await screen.findByRole("textbox", { name: "Go to time" });
    await user.type(field, "22:00{Enter}");
    expect(screen.getByText(/runs from 21:04:16 to 21:04:46/)).toBeVisible();
    await user.clear(field);
    await user.type(field, "21:04:36{Enter}");
    await said(/From 21:04:31 to 21:04:40/);
  });

  it("gives the beats as a table, newest on top (GTAB-186, WCAG 1.1.1)", async () => {
    const { user } = open({ beats: beatsAt([1, 1.8, 2.7], "Hamilton") });
    await user.click(screen.getByRole("button", { name: "Beats" }));
    const rows = within(await screen.findByRole("table"))
      .getAllByRole("row")
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      "321:04:18.70090067",
      "221:04:17.80080075",
      "121:04:17.000First beat",
    ]);
    expect(screen.getByText("R peaks by Hamilton")).toBeVisible();
  });

  it("says that there are too many beats to list, rather than leave some out", async () => {
    const { user } = open({
      beats: beatsAt(Array.from({ length: 4000 }, (_, k) => k / 100)),
    });
    await user.click(screen.getByRole("button", { name: "Beats" }));
    expect(await screen.findByText(/900 beats are in view; the table shows up to 300/)).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("says what could not be read, that it is no flat line, and reads again when asked", async () => {
    const wave = new Wave(watch);
    let broken = true;
    const read: EcgViewProps["read"] = async (...question) => {
      if (broken) throw new Error("no");
      return wave.reader()(...question);
    };
    const { user } = open({ read });
    expect(await screen.findByText("Part of the recording could not be read.")).toBeVisible();
    broken = false;
    await user.click(screen.getByRole("button", { name: "Read again" }));
    await waitFor(() => expect(screen.queryByText("Part of the recording could not be read.")).toBeNull());
  });

  it("speaks Spanish", async () => {
    const { container } = open({}, "es");
    expect(screen.getByRole("heading", { name: "ECG, derivación I" })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is clean for axe with everything open", async () => {
    const { user, container } = open();
    await user.click(screen.getByRole("button", { name: "Beats" }));
    await user.click(screen.getByRole("button", { name: /^Calipers/ }));
    await user.click(await screen.findByRole("button", { name: "Use interval as QT" }));
    expect(await axeFindings(container)).toEqual([]);
  });
});
