import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { deviceView, fixtureHost, greyed, problem, sampleDevices } from "../../../host/fixture";
import type { FixtureState } from "../../../host/fixture/host";
import type { Host } from "../../../host/Host";
import DevicesScreen from "../DevicesScreen";

const AT = "2026-11-20T15:42:00.000Z";
const CUFF = "c0ffee05:66f0-2";
const WATCH = "c0ffee05:66f0-3";
const SPARE = "c0ffee05:66f0-1";

const render = (
  device: string | null = null,
  parts: Partial<FixtureState> = {},
  overrides: Partial<Host> = {},
) =>
  renderScreen(<DevicesScreen />, {
    host: fixtureHost({ at: AT, ...parts }, overrides),
    here: { screen: "devices", open: device === null ? {} : { device } },
  });
const table = () => screen.findByRole("table", { name: "Devices" });
const panel = () => screen.findByRole("complementary", { name: "Device" });
const asked = (host: ReturnType<typeof fixtureHost>, act: keyof Host) =>
  host.state.asked.filter((each) => each.act === act);

describe("the list of devices", () => {
  it("is clean, and says of each who has it and how far its data has come", async () => {
    const { container } = render();
    const rows = within(await table()).getAllByRole("row");
    expect(rows).toHaveLength(5);
    expect(rows[1]).toHaveTextContent(/Cuff at home.*SN-10881.*Varga.*Patient id 4471882.*2 not normalised/i);
    expect(rows[2]).toHaveTextContent(/Not known here.*Patient id 65a1/);
    expect(rows[3]).toHaveTextContent("nobody");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is gone through by arrow keys, and Enter opens a device", async () => {
    const { user, navigation } = render();
    const first = within(await table()).getByRole("button", { name: "Cuff at home" });
    first.focus();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("button", { name: "Watch" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(navigation.go).toHaveBeenCalledWith("devices", { open: { device: WATCH }, replace: true });
  });

  it("shows those that nobody has, and says so when there are none", async () => {
    const { user } = render();
    await table();
    await user.click(screen.getByRole("radio", { name: "Free 2" }));
    expect(within(await table()).getAllByRole("row")).toHaveLength(3);
    expect(screen.queryByRole("button", { name: "Watch" })).toBeNull();
  });

  it.each([
    ["no Device Manager is connected", [], "No Device Manager is connected"],
    ["it is turned off", [{ enabled: false }], "The Device Manager is turned off"],
    ["it was not read yet", [{ readAt: null }], "The devices have not been read yet"],
    ["it listed none", [{}], "There are no devices"],
  ])("says so when %s", async (_, connections, title) => {
    const [one] = sampleDevices(AT).connections;
    if (one === undefined) throw new Error("the sample has a connection");
    const devices = { connections: connections.map((parts) => ({ ...one, ...parts })), devices: [] };
    const { container } = render(null, { devices });
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says when it could not be read, and reads again when asked to", async () => {
    let fails = true;
    const host = fixtureHost({ at: AT });
    const { user } = render(
      null,
      {},
      {
        devices: async () => {
          if (fails) throw problem({ code: "notOpen", what: "store" });
          return host.devices();
        },
      },
    );
    const again = await screen.findByRole("button", { name: /again/i });
    fails = false;
    await user.click(again);
    expect(await table()).toBeInTheDocument();
  });

  it("says to whom giving is open, and greys the acts with the reason", async () => {
    const devices = sampleDevices(AT);
    devices.devices = devices.devices.map((device) => ({
      ...device,
      assign: greyed("roleLacks"),
      unassign: greyed("roleLacks"),
    }));
    const clinician = { id: "u-1", name: "A", roles: ["clinician" as const], demo: false };
    render(SPARE, { devices }, { whoAmI: async () => clinician });
    expect(await screen.findByText(/open to the front desk and administrators only/)).toBeInTheDocument();
    const give = within(await panel()).getByRole("button", { name: "Give to a patient" });
    expect(give).toHaveAttribute("aria-disabled", "true");
    expect(give).toHaveAccessibleDescription("Your role does not include it.");
    // What both acts share is said once, and seen without pointing at anything.
    expect(within(await panel()).getAllByText("Your role does not include it.")).toHaveLength(1);
  });
});

describe("one device", () => {
  it("says how it is known who has it, and that an id alone tells nobody", async () => {
    render(CUFF);
    expect(await panel()).toHaveTextContent("Known because this id is their MRN.");
    expect(await axeFindings(await panel())).toEqual([]);
  });

  it("does not take a device's name for a patient", async () => {
    render(WATCH);
    expect(await panel()).toHaveTextContent(/not known here/);
  });

  it("has what waits normalised again, one record at a time", async () => {
    const { user, host } = render(CUFF);
    const buttons = within(await panel()).getAllByRole("button", { name: /^Normalise again/ });
    expect(buttons).toHaveLength(2);
    await user.click(buttons[0] as HTMLElement);
    await waitFor(() =>
      expect(asked(host, "normaliseAgain")[0]?.with[0]).toEqual({
        connection: "c0ffee05",
        record: "66f0-2",
        data: "hd-2",
      }),
    );
  });

  it("is taken back only after a question, whose way back has the focus", async () => {
    const { user, host } = render(CUFF);
    await user.click(within(await panel()).getByRole("button", { name: "Take back" }));
    const sheet = await screen.findByRole("alertdialog");
    expect(sheet).toHaveTextContent(/From VARGA, Ines.*Patient id 4471882/i);
    expect(within(sheet).getByRole("button", { name: "Leave it with them" })).toHaveFocus();
    expect(asked(host, "unassignDevice")).toHaveLength(0);
    await user.click(within(sheet).getByRole("button", { name: "Take it back" }));
    await waitFor(() =>
      expect(asked(host, "unassignDevice")[0]?.with[0]).toEqual({
        connection: "c0ffee05",
        record: "66f0-2",
        holder: "4471882",
      }),
    );
  });

  it("says when a change of ours is on its way, and where", async () => {
    const devices = sampleDevices(AT);
    devices.devices = [
      deviceView(AT, {
        underWay: { intent: "i1", act: "assignDevice", state: "queued" },
        assign: greyed("intentUnderWay"),
      }),
    ];
    const { user, navigation } = render(SPARE, { devices });
    await user.click(within(await panel()).getByRole("button", { name: "Open in the Outbox" }));
    expect(navigation.go).toHaveBeenCalledWith("outbox", { open: { intent: "i1" } });
    expect(
      within(await panel()).getByRole("button", { name: "Give to a patient" }),
    ).toHaveAccessibleDescription("A change of ours for this device is on its way.");
  });

  it("is followed to the record that the vendor makes when it is given", async () => {
    const { host, navigation } = render(SPARE);
    expect(await panel()).toHaveTextContent("Nobody has it");
    const button = within(await panel()).getByRole("button", { name: "Give to a patient" });
    button.focus();
    const given = deviceView(AT, { record: "66f0-9", holder: "65a1ff", assign: greyed("deviceAssigned") });
    const others = host.state.devices.devices.filter(({ device }) => device !== given.device);
    host.state.devices = { ...host.state.devices, devices: [...others, given] };
    host.stale("devices");
    await waitFor(async () => expect(await panel()).toHaveTextContent("Patient id 65a1ff"));
    expect(await panel()).not.toHaveTextContent("Nobody has it");
    expect(navigation.go).toHaveBeenCalledExactlyOnceWith("devices", {
      open: { device: "c0ffee05:66f0-9" },
      replace: true,
    });
    expect(button).toHaveFocus();
  });

  it("is said to be gone when it is listed no more, and when two records tell of it", async () => {
    const { host } = render(SPARE);
    await panel();
    const held = (record: string) => deviceView(AT, { record, holder: record });
    host.state.devices = { ...host.state.devices, devices: [held("66f0-8"), held("66f0-9")] };
    host.stale("devices");
    await waitFor(async () => expect(await panel()).toHaveTextContent("This device is no longer listed."));
  });
});

describe("giving a device to a patient", () => {
  async function choose(user: ReturnType<typeof render>["user"]) {
    await user.click(within(await panel()).getByRole("button", { name: "Give to a patient" }));
    const sheet = await screen.findByRole("dialog");
    const family = fixtureHost({ at: AT }).state.board.waiting[0]?.person.name.family ?? "";
    await user.type(within(sheet).getByRole("combobox", { name: "Patient" }), family.slice(0, 4));
    const hits = await screen.findAllByRole("option");
    await user.click(hits[0] as HTMLElement);
    return screen.findByRole("dialog");
  }

  it("needs the patient, both identifiers and the vendor's id", async () => {
    const { user, host } = render(SPARE);
    const sheet = await choose(user);
    expect(await axeFindings(sheet)).toEqual([]);
    const give = () => within(sheet).getByRole("button", { name: /^Give the device to/ });
    await user.click(give());
    expect(asked(host, "assignDevice")).toHaveLength(0);
    for (const tick of within(sheet).getAllByRole("checkbox")) await user.click(tick);
    await user.click(give());
    expect(within(sheet).getByRole("textbox", { name: /Patient id/ })).toBeInvalid();
    expect(asked(host, "assignDevice")).toHaveLength(0);
    await user.type(within(sheet).getByRole("textbox", { name: /Patient id/ }), "65a1ff");
    await user.click(give());
    await waitFor(() => expect(asked(host, "assignDevice")).toHaveLength(1));
    expect(asked(host, "assignDevice")[0]?.with[0]).toMatchObject({
      connection: "c0ffee05",
      record: "66f0-1",
      holder: "65a1ff",
      name: "Spare cuff 1",
      kind: "Medical",
      checked: { patient: expect.any(String), birthDate: expect.any(String), number: expect.any(String) },
    });
  });

  it("keeps what was typed when the host refuses, and says why", async () => {
    const { user } = render(
      SPARE,
      {},
      {
        assignDevice: async () => {
          throw problem({ code: "conflict", what: "someoneElsesId" });
        },
      },
    );
    const sheet = await choose(user);
    for (const tick of within(sheet).getAllByRole("checkbox")) await user.click(tick);
    await user.type(within(sheet).getByRole("textbox", { name: /Patient id/ }), "65a1");
    await user.click(within(sheet).getByRole("button", { name: /^Give the device to/ }));
    expect(await within(sheet).findByRole("alert")).toHaveTextContent(/another record's/);
    expect(within(sheet).getByRole("textbox", { name: /Patient id/ })).toHaveValue("65a1");
  });
});
