import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, problem, sampleDelivery } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import DevicesScreen from "../DevicesScreen";

const AT = "2026-11-20T15:42:00.000Z";
const CUFF = "c0ffee05:66f0-2";
const WATCH = "c0ffee05:66f0-3";

async function openPanel(device: string, overrides: Partial<Host> = {}) {
  const host = fixtureHost({ at: AT }, overrides);
  const rendered = renderScreen(<DevicesScreen />, { host, here: { screen: "devices", open: { device } } });
  const panel = within(await screen.findByRole("complementary", { name: "Device" }));
  const asked = (act: keyof Host) => host.state.asked.filter((each) => each.act === act);
  return { ...rendered, host, panel, asked, user: userEvent.setup({ delay: null }) };
}

/** A file as the browser gives it; jsdom has no `arrayBuffer`. */
function file(text: string): File {
  const bytes = new TextEncoder().encode(text);
  const given = new File([text], "samples.json", { type: "application/json" });
  return Object.assign(given, { arrayBuffer: async () => bytes });
}

async function tickBoth(): Promise<void> {
  const user = userEvent.setup({ delay: null });
  for (const box of within(screen.getByRole("dialog")).getAllByRole("checkbox")) await user.click(box);
}

describe("what a device sent", () => {
  it("says what its measurements consist of, and that the bounds have no unit", async () => {
    const { panel, container } = await openPanel(CUFF);
    const prototype = within(panel.getByRole("region", { name: "medisante-BloodPressure" }));
    expect(prototype.getByText("60 to 280, unit not told")).toBeInTheDocument();
    expect(panel.getByText("Assumed about the vendor: A-MIA-17")).toBeInTheDocument();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("of whom nobody knows who they are, nothing is sent anywhere", async () => {
    const { panel } = await openPanel(WATCH);
    expect(panel.getByRole("button", { name: /Hand in a file/ })).toHaveAttribute("aria-disabled", "true");
    for (const button of panel.getAllByRole("button", { name: /Make detections of what was measured/ }))
      expect(button).toHaveAttribute("aria-disabled", "true");
  });
});

describe("detections of a plan", () => {
  it("are shown with their unit and mmHg beside it, and without a unit no number is", async () => {
    const { panel, user, asked } = await openPanel(CUFF);
    await user.click(panel.getByRole("button", { name: "Look at detections…" }));
    const sheet = within(await screen.findByRole("dialog", { name: "Detections of a monitoring plan" }));
    await user.click(sheet.getByRole("button", { name: "Look" }));
    expect(asked("detections")).toEqual([]);
    await user.type(sheet.getByRole("textbox", { name: /Id of the plan/ }), "67b2");
    await user.click(sheet.getByRole("button", { name: "Look" }));
    const table = await sheet.findByRole("table", { name: "systolicBloodPressure [Pa]" });
    expect(within(table).getByRole("cell", { name: /16400 Pa.*123 mmHg/ })).toBeInTheDocument();
    const unknown = within(sheet.getByRole("region", { name: "irregularHeartbeat" }));
    expect(unknown.getByText("No unit is told, so that no number is shown.")).toBeInTheDocument();
    expect(unknown.queryByRole("table")).toBeNull();
    expect(await axeFindings(document.body)).toEqual([]);
  });

  it("of another plan replace what was shown, also when they cannot be had", async () => {
    let fails = false;
    const { panel, user } = await openPanel(CUFF, {
      detections: async (connection, plan) => {
        if (fails) throw problem({ code: "refused", what: "vendorKeyRefused" });
        return { connection, plan, series: [] };
      },
    });
    await user.click(panel.getByRole("button", { name: "Look at detections…" }));
    const sheet = within(await screen.findByRole("dialog"));
    await user.type(sheet.getByRole("textbox", { name: /Id of the plan/ }), "67b2");
    await user.click(sheet.getByRole("button", { name: "Look" }));
    expect(await sheet.findByRole("heading", { name: "Plan 67b2" })).toBeInTheDocument();
    fails = true;
    await user.click(sheet.getByRole("button", { name: "Look" }));
    expect(await sheet.findByRole("alert")).toBeInTheDocument();
    expect(sheet.queryByRole("heading", { name: "Plan 67b2" })).toBeNull();
  });

  it("are made of a measurement once two identifiers are ticked", async () => {
    const { panel, user, asked } = await openPanel(CUFF);
    const [first] = panel.getAllByRole("button", { name: /Make detections of what was measured/ });
    if (first === undefined) throw new Error("the sample has measurements");
    await user.click(first);
    const sheet = within(await screen.findByRole("dialog", { name: "Make detections" }));
    const act = sheet.getByRole("button", { name: "Make detections" });
    expect(act).toHaveAttribute("aria-disabled", "true");
    await tickBoth();
    await user.click(act);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked("submitDetections")[0]?.with[0]).toMatchObject({
      data: "hd-28",
      patient: "c0ffee01:ext:4471882",
      checked: { birthDate: "1968-03-14", number: "4471882" },
    });
  });
});

describe("handing in a file", () => {
  it("looks at it, says what would be sent, and sends it once two identifiers are ticked", async () => {
    const { panel, user, asked } = await openPanel(CUFF);
    await user.click(panel.getByRole("button", { name: /Hand in a file/ }));
    const sheet = within(await screen.findByRole("dialog", { name: "Hand in what the device sent" }));
    await user.upload(sheet.getByLabelText("File"), file("[]"));
    expect(await sheet.findByText("2 records would be made:")).toBeInTheDocument();
    expect(sheet.getByText("Samples tell neither what was measured nor in which unit.")).toBeInTheDocument();
    expect(asked("checkDelivery")[0]?.with[0]).toMatchObject({ record: "66f0-2", text: "[]" });
    await user.click(sheet.getByRole("radio", { name: "The Device Manager itself" }));
    const act = sheet.getByRole("button", { name: "Hand in 2 records" });
    expect(act).toHaveAttribute("aria-disabled", "true");
    expect(await axeFindings(document.body)).toEqual([]);
    await tickBoth();
    await user.click(act);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked("handIn")[0]?.with[0]).toMatchObject({
      patient: "c0ffee01:ext:4471882",
      text: "[]",
      way: "deviceManager",
      checked: { birthDate: "1968-03-14", number: "4471882" },
    });
  });

  it("unticks both when another file is chosen, and says why one cannot be taken", async () => {
    let refuses = false;
    const { panel, user } = await openPanel(CUFF, {
      checkDelivery: async () => {
        if (refuses) throw problem({ code: "invalid", what: "otherDevice", field: "file" });
        return sampleDelivery(AT);
      },
    });
    await user.click(panel.getByRole("button", { name: /Hand in a file/ }));
    const sheet = within(await screen.findByRole("dialog"));
    await user.upload(sheet.getByLabelText("File"), file("[1]"));
    await sheet.findByText("2 records would be made:");
    await tickBoth();
    expect(sheet.getByRole("button", { name: "Hand in 2 records" })).not.toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await user.upload(sheet.getByLabelText("File"), file("[2]"));
    await sheet.findByText("2 records would be made:");
    for (const box of sheet.getAllByRole("checkbox")) expect(box).not.toBeChecked();
    expect(sheet.getByRole("button", { name: "Hand in 2 records" })).toHaveAttribute("aria-disabled", "true");
    await user.upload(
      sheet.getByLabelText("File"),
      Object.assign(file(""), { arrayBuffer: () => Promise.reject(new Error()) }),
    );
    expect(await sheet.findByText(/neither a Medisanté delivery nor/)).toBeInTheDocument();
    refuses = true;
    await user.upload(sheet.getByLabelText("File"), file("[3]"));
    expect(await sheet.findByText(/another device's, or a part of it is/)).toBeInTheDocument();
    expect(sheet.queryByRole("checkbox")).toBeNull();
  });

  it("sends nothing of a file of which a part was sent before", async () => {
    const { panel, user } = await openPanel(CUFF, {
      checkDelivery: async () => {
        const check = sampleDelivery(AT);
        return { ...check, pieces: check.pieces.map((piece) => ({ ...piece, sent: true })) };
      },
    });
    await user.click(panel.getByRole("button", { name: /Hand in a file/ }));
    const sheet = within(await screen.findByRole("dialog"));
    await user.upload(sheet.getByLabelText("File"), file("[1]"));
    expect(await sheet.findByText(/was sent before: it is not sent again/)).toBeInTheDocument();
    expect(sheet.queryByRole("checkbox")).toBeNull();
  });
});
