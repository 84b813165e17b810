import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import {
  careRequest,
  connectionView,
  type FixtureHost,
  fixtureHost,
  intentView,
  problem,
} from "../../../host/fixture";
import type { FixtureState } from "../../../host/fixture/host";
import type { Host } from "../../../host/Host";
import AssistanceScreen from "../AssistanceScreen";

const AT = "2026-11-20T15:42:00.000Z";
const open = (parts: Partial<FixtureState> = {}, overrides: Partial<Host> = {}) =>
  renderScreen(<AssistanceScreen />, {
    host: fixtureHost({ at: AT, ...parts }, overrides),
    here: { screen: "assistance" },
  });
const asked = (host: FixtureHost, act: keyof Host) => host.state.asked.filter((each) => each.act === act);
type User = ReturnType<typeof open>["user"];
const field = (name: RegExp) => screen.findByRole("textbox", { name });
async function fillBed(user: User): Promise<void> {
  await user.type(await field(/Building/), "hospital");
  await user.type(await field(/Floor/), "floor 2");
  await user.type(await field(/Room/), "214");
}

describe("assistance at the bedside", () => {
  it("is clean, and asks for a bed by building, floor and room", async () => {
    const { user, host, container } = open();
    await fillBed(user);
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Ask for assistance" }));
    await waitFor(() =>
      expect(asked(host, "requestAssistance")[0]?.with[0]).toEqual({
        connection: expect.any(String),
        selector: { by: "building", building: "hospital", floor: "floor 2", room: "214", bed: null },
      }),
    );
  });

  it("sends nothing while a part of the place is missing, and says which", async () => {
    const { user, host } = open();
    await user.type(await field(/Building/), "hospital");
    await user.click(screen.getByRole("button", { name: "Ask for assistance" }));
    expect(await field(/Floor/)).toBeInvalid();
    expect(await field(/Building/)).not.toBeInvalid();
    expect(asked(host, "requestAssistance")).toHaveLength(0);
  });

  it.each([
    ["Department", [/Department/, /Room/], { by: "department", department: "x", room: "x", bed: null }],
    ["Patient", [/MRN/], { by: "patient", mrn: "x" }],
    ["Device", [/Serial number/], { by: "device", serial: "x" }],
  ])("looks by %s", async (way, names, selector) => {
    const { user, host } = open();
    await user.click(await screen.findByRole("radio", { name: way }));
    for (const name of names) await user.type(await field(name), "x");
    await user.click(screen.getByRole("button", { name: "Look for a request" }));
    expect(await screen.findByRole("heading", { name: "No request stands" })).toBeVisible();
    expect(asked(host, "lookForAssistance")[0]?.with[0]).toMatchObject({ selector });
    expect(screen.getByText(/says the same when it does not know the place/)).toBeVisible();
  });

  it("cancels only what was seen, after both identifiers of who lies there", async () => {
    const { user, host, container } = open({ atBed: careRequest(AT) });
    await fillBed(user);
    await user.click(screen.getByRole("button", { name: "Look for a request" }));
    const cancel = await screen.findByRole("button", { name: "Cancel this request" });
    expect(screen.getByText("“incomplete”")).toBeVisible();
    await user.click(cancel);
    expect(asked(host, "cancelAssistance")).toHaveLength(0);
    for (const box of screen.getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(container)).toEqual([]);
    await user.click(cancel);
    await waitFor(() =>
      expect(asked(host, "cancelAssistance")[0]?.with[0]).toMatchObject({
        request: "f87479f4",
        checked: { birthDate: "1968-03-14", number: "4471882" },
      }),
    );
  });

  it("forgets what was seen when the place changes", async () => {
    const { user } = open({ atBed: careRequest(AT) });
    await fillBed(user);
    await user.click(screen.getByRole("button", { name: "Look for a request" }));
    await screen.findByRole("button", { name: "Cancel this request" });
    await user.type(await field(/Room/), "5");
    expect(screen.queryByRole("button", { name: "Cancel this request" })).toBeNull();
  });

  it("says what the vendor said when it could not be asked", async () => {
    const refuse = async () => {
      throw problem({ code: "unreachable", what: "vendorUnreachable" });
    };
    const { user } = open({}, { lookForAssistance: refuse });
    await fillBed(user);
    await user.click(screen.getByRole("button", { name: "Look for a request" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/could not be reached/);
  });

  it("has nothing to call through without a connection, and greys for who may not", async () => {
    open({ connections: [connectionView(AT, { enabled: false })] });
    expect(await screen.findByText("No connection can call for care")).toBeVisible();
    const whoAmI = async () => ({ id: "u-1", name: "x", roles: ["administrator" as const], demo: false });
    open({}, { whoAmI });
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Ask for assistance" })).toHaveAttribute(
        "aria-disabled",
        "true",
      ),
    );
  });

  it("tells what became of what was asked for", async () => {
    const refused = intentView(AT, {
      act: "requestAssistance",
      state: "rejected",
      why: "requestStands",
      facts: [{ name: "room", value: "214" }],
    });
    const { host, user, navigation } = open();
    host.state.outbox = { ...host.state.outbox, refused: [refused] };
    host.stale("assistance");
    expect(await screen.findByText(/no second one was sent/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Open Ask for assistance, 214/ }));
    expect(navigation.go).toHaveBeenLastCalledWith("outbox", { open: { intent: refused.id } });
  });
});

describe("a consult", () => {
  async function fill(user: User): Promise<void> {
    await user.click(await screen.findByRole("radio", { name: "Consult" }));
    const texts: [RegExp, string][] = [
      [/Family name/, "Varga"],
      [/Given name/, "Ines"],
      [/Date of birth/, "14-Mar-1968"],
      [/MRN/, "4471882"],
      [/Location id/, "123"],
      [/Requesting provider/, "Bo Lindqvist"],
    ];
    for (const [name, value] of texts) fireEvent.change(await field(name), { target: { value } });
    await user.click(screen.getByRole("radio", { name: "Stroke" }));
  }

  it("explains the refusal of a day, and is sent after birth date and number were read back", async () => {
    const { user, host, container } = open();
    await fill(user);
    expect(
      screen.getByText(/refuses a new consult for a patient who has a visit of the last 24 hours/),
    ).toBeVisible();
    const act = screen.getByRole("button", { name: /Ask for a consult for VARGA, Ines/ });
    await user.click(act);
    expect(asked(host, "askForConsult")).toHaveLength(0);
    for (const box of screen.getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(container)).toEqual([]);
    await user.click(act);
    await waitFor(() =>
      expect(asked(host, "askForConsult")[0]?.with[0]).toMatchObject({
        lastName: "Varga",
        birthDate: "1968-03-14",
        consultType: "new",
        reason: "stroke",
        callbackNumber: null,
        checked: { birthDate: "1968-03-14", number: "4471882" },
      }),
    );
  });

  it("presets no reason, and is not sent without one", async () => {
    const { user, host } = open();
    await user.click(await screen.findByRole("radio", { name: "Consult" }));
    for (const name of ["Stroke", "EEG, at once", "EEG, routine"])
      expect(screen.getByRole("radio", { name })).not.toBeChecked();
    await user.click(screen.getByRole("button", { name: /Ask for a consult/ }));
    expect(screen.getByRole("button", { name: /Ask for a consult/ })).toHaveAttribute(
      "title",
      "Choose the reason.",
    );
    expect(asked(host, "askForConsult")).toHaveLength(0);
  });

  it("forgets the ticks when what was read back changes", async () => {
    const { user } = open();
    await fill(user);
    for (const box of screen.getAllByRole("checkbox")) await user.click(box);
    await user.type(await field(/MRN/), "0");
    for (const box of screen.getAllByRole("checkbox")) expect(box).not.toBeChecked();
  });

  it("never guesses a birth date that can be read in two ways", async () => {
    const { user } = open();
    await user.click(await screen.findByRole("radio", { name: "Consult" }));
    await user.type(await field(/Date of birth/), "03/04/1968");
    expect(await screen.findByText(/can be read in two ways/)).toBeVisible();
  });
});
