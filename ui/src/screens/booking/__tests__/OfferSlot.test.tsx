import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, problem } from "../../../host/fixture";
import { greyed, roomDay } from "../../../host/fixture/builders";
import type { Host } from "../../../host/Host";
import type { RoomDay } from "../../../host/types";
import { OfferSlot } from "../OfferSlot";

const AT = "2026-11-20T15:42:00.000Z";
const TODAY = "2026-11-20";

const solo = roomDay(AT, "Cardiology Review");
const provider = (id: string, parts: Partial<RoomDay> = {}) =>
  roomDay(AT, id, {
    id,
    kind: "practitioner",
    connection: "c0ffee03",
    vendor: "careMonitor",
    offerSlot: { offered: true, reason: null, assumed: "A-CM-29" },
    ...parts,
  });

function show(rooms: RoomDay[], overrides: Partial<Host> = {}, chosen: string | null = null) {
  const host = fixtureHost({ at: AT }, overrides);
  return renderScreen(<OfferSlot rooms={rooms} chosen={chosen} day={TODAY} today={TODAY} />, { host });
}

const open = async (user: ReturnType<typeof show>["user"]) => {
  await user.click(screen.getByRole("button", { name: "Offer a slot" }));
  return screen.getByRole("dialog", { name: "Offer a slot" });
};

describe("offering a slot", () => {
  it("is not there where no vendor of the day takes slots", () => {
    show([solo]);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("is greyed with the reason where the connection is off", () => {
    show([solo, provider("cm-dr-1", { offerSlot: greyed("connectionOff") })]);
    expect(screen.getByRole("button", { name: "Offer a slot" })).toHaveAttribute("aria-disabled", "true");
  });

  it("keeps the typed time of the schedule that was asked for, and says that nothing takes it back", async () => {
    const { user, host } = show([solo, provider("cm-dr-1"), provider("cm-dr-2")], {}, "c0ffee03/cm-dr-2");
    const dialog = await open(user);
    expect(dialog).toHaveTextContent("No operation of the vendor's takes a slot back.");
    expect(dialog).toHaveTextContent("Assumed contract (A-CM-29).");
    expect(await axeFindings(dialog)).toEqual([]);
    const act = within(dialog).getByRole("button", { name: "Offer the slot of cm-dr-2" });
    await user.click(act);
    expect(host.state.asked).toEqual([]);
    await user.type(within(dialog).getByRole("textbox", { name: "Time" }), "1830{Enter}");
    const minutes = within(dialog).getByRole("textbox", { name: "Minutes" });
    await user.clear(minutes);
    await user.type(minutes, "30");
    await waitFor(() => expect(act).not.toHaveAttribute("aria-disabled"));
    await user.click(act);
    await waitFor(() => expect(host.state.asked).toHaveLength(1));
    expect(host.state.asked[0]).toMatchObject({
      act: "offerSlot",
      with: [{ connection: "c0ffee03", provider: "cm-dr-2", durationS: 1800 }],
    });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("takes no length that is none", async () => {
    const { user } = show([provider("cm-dr-1")]);
    const dialog = await open(user);
    const minutes = within(dialog).getByRole("textbox", { name: "Minutes" });
    await user.clear(minutes);
    await user.type(minutes, "3");
    expect(await within(dialog).findByText("Whole minutes from 5 to 480")).toBeVisible();
  });

  it("asks which of two moments is meant when the clocks repeat a time", async () => {
    const two = { kind: "two" as const, earlier: "2026-11-21T05:30:00Z", later: "2026-11-21T06:30:00Z" };
    const { user, host } = show([provider("cm-dr-1")], { wallTime: async () => two });
    const dialog = await open(user);
    await user.type(within(dialog).getByRole("textbox", { name: "Time" }), "0130{Enter}");
    const choices = await within(dialog).findAllByRole("radio");
    await user.click(within(dialog).getByRole("button", { name: "Offer the slot of cm-dr-1" }));
    expect(host.state.asked).toEqual([]);
    await user.click(choices[1] as HTMLElement);
    await user.click(within(dialog).getByRole("button", { name: "Offer the slot of cm-dr-1" }));
    await waitFor(() => expect(host.state.asked[0]?.with[0]).toMatchObject({ start: two.later }));
  });

  it("says why it was not kept, and stays open", async () => {
    const { user } = show([provider("cm-dr-1")], {
      offerSlot: async () => {
        throw problem({ code: "conflict", what: "underWay" });
      },
    });
    const dialog = await open(user);
    await user.type(within(dialog).getByRole("textbox", { name: "Time" }), "1830{Enter}");
    const act = within(dialog).getByRole("button", { name: "Offer the slot of cm-dr-1" });
    await waitFor(() => expect(act).not.toHaveAttribute("aria-disabled"));
    await user.click(act);
    expect(await screen.findByText(/The same slot is on its way already/)).toBeVisible();
  });
});
