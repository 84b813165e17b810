import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { renderScreen } from "../../../tests/render";
import { fixtureHost } from "../../host/fixture";
import { fixtureSettings } from "../../host/fixture/builders";
import { EcgView, type EcgViewProps } from "../EcgView";
import { factsOf, Wave } from "../gallery/wave";
import type { Ruler } from "../ruler";
import { beatsAt } from "./beatsAt";
import { RecordingPen } from "./recordingPen";

const pens: RecordingPen[] = [];

beforeEach(() => {
  pens.length = 0;
  HTMLCanvasElement.prototype.getContext = (() => {
    const pen = new RecordingPen();
    pens.push(pen);
    return pen;
  }) as unknown as typeof HTMLCanvasElement.prototype.getContext;
});
afterEach(() => vi.unstubAllGlobals());

const watch = factsOf({ deviceSays: "inconclusive", device: "Watch", source: "Mia Device Manager" });
const ruler: Ruler = {
  devicePixelRatio: 1,
  width: window.screen.width,
  height: window.screen.height,
  left: 0,
  top: 0,
  zoom: 1,
  pixelsPerMillimetre: 4.2,
};

function open(over: Partial<EcgViewProps> = {}, language: "en" | "es" = "en", first: Ruler | null = null) {
  const wave = new Wave(over.facts ?? watch);
  const keep = vi.fn();
  function Kept() {
    const [kept, setKept] = useState(first);
    return (
      <EcgView
        facts={wave.facts}
        read={wave.reader()}
        beats={wave.beats}
        kept={kept}
        keep={(next) => {
          keep(next);
          setKept(next);
        }}
        {...over}
      />
    );
  }
  const host = fixtureHost({ settings: { ...fixtureSettings, language } });
  return { ...renderScreen(<Kept />, { host }), keep, wave };
}

const plot = () => screen.getByRole("application");
const said = (sentence: RegExp) => waitFor(() => expect(plot()).toHaveAccessibleDescription(sentence));

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

  it("measures by keyboard alone: interval, rate, amplitude (X-ECG-10)", async () => {
    const { user } = open();
    plot().focus();
    await user.keyboard("c");
    const calipers = await screen.findByRole("region", { name: "Calipers" });
    expect(within(calipers).getByText("400 ms")).toBeVisible();
    expect(within(calipers).getByText("150/min")).toBeVisible();
    await user.keyboard("{ArrowRight}{ArrowRight}{Shift>}{ArrowUp}{/Shift}");
    await waitFor(() => expect(within(calipers).getByText("420 ms")).toBeVisible());
    expect(within(calipers).getByText("0.10 mV")).toBeVisible();
    await user.keyboard("x{ArrowLeft}");
    await waitFor(() => expect(within(calipers).getByText("430 ms")).toBeVisible());
    expect(
      await screen.findByText(/Mark A at 21:04:20\.\d{3}\. Interval 430 ms, 140\/min, 0.10 mV\./),
    ).toBeInTheDocument();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("region", { name: "Calipers" })).toBeNull());
  });

  it("compares no voltage of one lead with one of another", async () => {
    const [lead] = watch.leads;
    const { user } = open({ facts: { ...watch, leads: [lead!, { ...lead!, name: "II" }] } });
    plot().focus();
    await user.keyboard("c{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}");
    const calipers = within(await screen.findByRole("region", { name: "Calipers" }));
    await waitFor(() => expect(calipers.getByText("0.10 mV")).toBeVisible());
    await user.keyboard("l");
    await waitFor(() => expect(calipers.getByText("0.00 mV")).toBeVisible());
    expect(calipers.getByText("II")).toBeVisible();
  });

  it("moves the paper by dragging, and a mark by dragging the mark", async () => {
    // The engine of the tests has no capture.
    Element.prototype.setPointerCapture = () => undefined;
    Element.prototype.releasePointerCapture = () => undefined;
    Element.prototype.hasPointerCapture = () => true;
    const { user, container } = open();
    const row = container.querySelector("[data-lead]")!;
    const point = (type: string, clientX: number) =>
      fireEvent(
        row,
        new MouseEvent(type, { clientX, clientY: 100, button: 0, bubbles: true, cancelable: true }),
      );
    point("pointerdown", 600);
    point("pointermove", 300);
    point("pointerup", 300);
    await said(/From 21:04:19 to 21:04:28/);
    plot().focus();
    await user.keyboard("c");
    const calipers = within(await screen.findByRole("region", { name: "Calipers" }));
    // B stands 0.2 s after the middle: 100 px of gutter and 470 px of trace.
    point("pointerdown", 572);
    point("pointermove", 650);
    point("pointerup", 650);
    await waitFor(() => expect(calipers.getByText("1200 ms")).toBeVisible());
    await said(/From 21:04:19 to 21:04:28/);
  });

  it("makes a QTc of the caliper's QT and the beats' R-R, with the formula and both inputs (X-ECG-10)", async () => {
    const { user } = open({ beats: beatsAt([3.5, 4.4], "Hamilton") });
    await user.click(screen.getByRole("button", { name: /^Calipers/ }));
    await user.click(await screen.findByRole("button", { name: "Use interval as QT" }));
    // 400 / cbrt(0.9) and 400 / sqrt(0.9)
    const qtc = within(screen.getByRole("region", { name: "QTc" }));
    expect(qtc.getByText("QTc 414 ms (Fridericia)")).toBeVisible();
    expect(
      qtc.getByText(/QT 400 ms by calipers, R-R 900 ms, the interval before this beat, R peaks by Hamilton/),
    ).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "Bazett" }));
    expect(qtc.getByText("QTc 422 ms (Bazett)")).toBeVisible();
  });

  it("refuses a QTc where no R-R is known, rather than guess one", async () => {
    const { user } = open({ beats: null });
    await user.click(screen.getByRole("button", { name: /^Calipers/ }));
    await user.click(await screen.findByRole("button", { name: "Use interval as QT" }));
    const qtc = within(screen.getByRole("region", { name: "QTc" }));
    expect(qtc.getByText(/No QTc: R peaks are not marked/)).toBeVisible();
    expect(screen.queryByText(/QTc \d/)).toBeNull();
  });

  it("takes no second between the marks for a QT", async () => {
    const { user } = open();
    await user.click(screen.getByRole("button", { name: /^Calipers/ }));
    plot().focus();
    for (let k = 0; k < 16; k += 1) await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
    const use = await screen.findByRole("button", { name: "Use interval as QT" });
    await waitFor(() => expect(use).toHaveAttribute("aria-disabled", "true"));
    await user.click(use);
    expect(screen.queryByText(/QTc \d/)).toBeNull();
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

describe("the scale of this screen", () => {
  it("is said not to be true until a person measured it (X-ECG-06)", async () => {
    const { user, keep } = open();
    expect(screen.getByText("Not to scale on this screen")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Measure this screen" }));
    const field = await screen.findByRole("textbox", { name: "Length of the line in mm" });
    await user.type(field, "ten{Enter}");
    expect(screen.getByText("Type the length as a number, for example 105.5.")).toBeVisible();
    await user.clear(field);
    await user.type(field, "10");
    await user.click(screen.getByRole("button", { name: "Keep the measure" }));
    expect(screen.getByText(/No screen has pixels of that size/)).toBeVisible();
    expect(keep).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, "100");
    expect(await axeFindings(document.body)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Keep the measure" }));
    expect(keep).toHaveBeenLastCalledWith(expect.objectContaining({ pixelsPerMillimetre: 4, zoom: 1 }));
    expect(screen.getByText("To scale on this screen, by ruler")).toBeVisible();
    await said(/To scale on this screen/);
  });

  it("is void once resolution or zoom changes, and the measure is thrown away (X-ECG-06)", async () => {
    const { keep } = open({}, "en", ruler);
    expect(screen.getByText("To scale on this screen, by ruler")).toBeVisible();
    act(() => {
      vi.stubGlobal("devicePixelRatio", 1.5);
      window.dispatchEvent(new Event("resize"));
    });
    expect(await screen.findByText("Not to scale on this screen")).toBeVisible();
    expect(screen.getByText(/The screen, its resolution or the zoom changed/)).toBeVisible();
    expect(keep).toHaveBeenLastCalledWith(null);
    act(() => {
      vi.stubGlobal("devicePixelRatio", 1);
      window.dispatchEvent(new Event("resize"));
    });
    expect(screen.getByText("Not to scale on this screen")).toBeVisible();
  });

  it("does not hold on a screen that it was not measured on", async () => {
    const { keep } = open({}, "en", { ...ruler, width: ruler.width + 100 });
    await waitFor(() => expect(keep).toHaveBeenLastCalledWith(null));
    expect(screen.getByText("Not to scale on this screen")).toBeVisible();
  });
});
