import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { leave } from "../../../frame/leaving";
import { fixtureHost, fixtureSettings, otherVendors, sampleProfile } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import ConnectionsScreen from "../ConnectionsScreen";
import { placeIn } from "../ProfileText";

const AT = "2026-11-20T15:42:00.000Z";

async function open(connection: string, overrides: Partial<Host> = {}, language: "en" | "es" = "en") {
  const host = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } }, overrides);
  host.state.connections = otherVendors(AT);
  const view = renderScreen(<ConnectionsScreen />, {
    host,
    here: { screen: "connections", open: { connection } },
  });
  const name = language === "en" ? "Contract profile" : "Perfil del contrato";
  const text = await screen.findByRole<HTMLTextAreaElement>("textbox", { name });
  return { ...view, text, profile: screen.getByRole("region", { name }) };
}
const badLogin = sampleProfile.replace('"/login"', '"login"');
const type = (into: HTMLElement, value: string) => fireEvent.change(into, { target: { value } });

describe("the contract profile", () => {
  it("is there only for a vendor whose contract is assumed", async () => {
    const host = fixtureHost({ at: AT });
    renderScreen(<ConnectionsScreen />, { host, here: { screen: "connections", open: {} } });
    await screen.findByRole("region", { name: "Quayside Solo" });
    expect(screen.queryByRole("textbox", { name: "Contract profile" })).toBeNull();
  });

  it("says whose it is and in how much it differs from the program's", async () => {
    const { profile } = await open("c0ffee04");
    expect(profile).toHaveTextContent("The clinic's own, 1 difference from the program's");
    expect(within(profile).getByText("paths.login")).toBeVisible();
  });

  it("is not kept with a fault: each is listed with its line and leads there", async () => {
    const { user, text, profile, host } = await open("c0ffee03");
    type(text, badLogin);
    await user.click(within(profile).getByRole("button", { name: "Save the profile" }));
    const fault = await within(profile).findByRole("button", {
      name: /paths\.login a path begins with/,
    });
    const line = badLogin.split("\n").findIndex((each) => each.startsWith("login")) + 1;
    expect(fault).toHaveTextContent(`line ${line}, column 9`);
    expect(text).toHaveAttribute("aria-invalid", "true");
    expect(text).toHaveValue(badLogin);
    expect(host.state.connections.find(({ id }) => id === "c0ffee03")?.profile?.own).toBe(false);
    expect(await axeFindings(profile)).toEqual([]);
    await user.click(fault);
    expect(text).toHaveFocus();
    expect(text.selectionStart).toBe(badLogin.indexOf('"login"'));
  });

  it("is checked without being kept", async () => {
    const { user, text, profile, host } = await open("c0ffee03");
    type(text, badLogin);
    await user.click(within(profile).getByRole("button", { name: "Check" }));
    expect(await within(profile).findByText(/^1 fault/)).toBeVisible();
    type(text, sampleProfile.replace('"/login"', '"/session"'));
    expect(within(profile).queryByText(/^1 fault/)).toBeNull();
    await user.click(within(profile).getByRole("button", { name: "Check" }));
    expect(await within(profile).findByText("No fault found.")).toBeVisible();
    expect(host.state.asked.filter(({ act }) => act === "checkProfile")).toHaveLength(2);
    expect(host.state.asked.some(({ act }) => act === "saveProfile")).toBe(false);
  });

  it("is kept, and then is the clinic's own", async () => {
    const { user, text, profile, host } = await open("c0ffee03");
    const typed = sampleProfile.replace('"/login"', '"/session"');
    type(text, typed);
    expect(profile).toHaveTextContent("not saved");
    await user.click(within(profile).getByRole("button", { name: "Save the profile" }));
    await waitFor(() => expect(profile).toHaveTextContent("The clinic's own, 1 difference"));
    expect(profile).not.toHaveTextContent("not saved");
    expect(host.state.asked).toContainEqual({ act: "saveProfile", with: ["c0ffee03", typed] });
  });

  it("goes back to the program's own only after a question", async () => {
    const { user, text, profile, host } = await open("c0ffee04");
    await user.click(within(profile).getByRole("button", { name: "Back to the program's own" }));
    const sheet = await screen.findByRole("alertdialog");
    expect(host.state.asked).toEqual([]);
    await user.click(within(sheet).getByRole("button", { name: "Back to the program's own" }));
    await waitFor(() => expect(text).toHaveValue(sampleProfile));
    expect(host.state.asked).toEqual([{ act: "saveProfile", with: ["c0ffee04", null] }]);
  });

  it("asks before it is left unsaved, and before the connection is edited", async () => {
    const { user, text } = await open("c0ffee03");
    type(text, badLogin);
    let left = false;
    act(() => leave(() => (left = true)));
    const sheet = await screen.findByRole("alertdialog", { name: /Leave the profile without saving/ });
    await user.click(within(sheet).getByRole("button", { name: "Stay here" }));
    expect(left).toBe(false);
    expect(text).toHaveValue(badLogin);
    await user.click(screen.getByRole("button", { name: "Edit" }));
    const again = await screen.findByRole("alertdialog", { name: /Leave the profile without saving/ });
    await user.click(within(again).getByRole("button", { name: "Leave without saving" }));
    expect(await screen.findByRole("heading", { name: "Edit Ward CareMonitor" })).toBeVisible();
  });

  it("asks nothing when nothing was changed", async () => {
    const { text } = await open("c0ffee03");
    type(text, badLogin);
    type(text, sampleProfile);
    let left = false;
    act(() => leave(() => (left = true)));
    expect(left).toBe(true);
  });

  it("is read only for other roles", async () => {
    const { text, profile } = await open("c0ffee03", {
      whoAmI: async () => ({ id: "u-1", name: "MOREAU, Jeanne", roles: ["frontDesk"], demo: false }),
    });
    await waitFor(() => expect(text).toHaveAttribute("readonly"));
    for (const button of within(profile).getAllByRole("button"))
      expect(button).toHaveAttribute("aria-disabled", "true");
  });

  it.each(["en", "es"] as const)("is clean by axe (%s)", async (language) => {
    const { container } = await open("c0ffee04", {}, language);
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("a place in a text", () => {
  it("is counted in characters from 1, and never lies outside", () => {
    expect(placeIn("ab\ncd", 2, 2)).toBe(4);
    expect(placeIn("👋x\ny", 1, 2)).toBe(2);
    expect(placeIn("ab", 9, 9)).toBe(2);
  });
});
