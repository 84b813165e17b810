import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { beatsAt } from "./beatsAt";
import { givePens, open, plot, ruler, said, watch } from "./ecgDesk";

beforeEach(givePens);
afterEach(() => vi.unstubAllGlobals());

describe("what is measured on it", () => {
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
