import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { type FixtureHost, fixtureHost, fixtureSettings, problem } from "../../../host/fixture";
import type { SettingChange } from "../../../host/types";
import SettingsScreen from "../SettingsScreen";

const open = (given: FixtureHost = fixtureHost()) => renderScreen(<SettingsScreen />, { host: given });
const kept = (given: FixtureHost) =>
  given.state.asked.filter((each) => each.act === "changeSetting").at(-1)?.with[0] as
    | SettingChange
    | undefined;

describe("the settings", () => {
  it.each([
    ["Comfortable", { setting: "density", value: "comfortable" }],
    ["Dark", { setting: "theme", value: "dark" }],
    ["Español", { setting: "language", value: "es" }],
    ["Off", { setting: "letterKeys", value: false }],
    ["Administrators need one", { setting: "authenticators", value: "administrators" }],
  ] as const)("keep %s at once, and say nothing of the rest", async (name, change) => {
    const given = fixtureHost();
    const { user } = open(given);
    await user.click(await screen.findByRole("radio", { name }));
    await waitFor(() => expect(kept(given)).toEqual(change));
  });

  it("find a zone by typing and keep it", async () => {
    const given = fixtureHost();
    const { user } = open(given);
    await user.click(await screen.findByRole("combobox", { name: "Clinic time zone" }));
    await user.keyboard("sao paulo");
    await screen.findByRole("option", { name: /Sao Paulo/ });
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(kept(given)).toEqual({ setting: "zone", value: "America/Sao_Paulo" }));
  });

  it("keep a number on Enter, and refuse one that makes no sense", async () => {
    const given = fixtureHost();
    const { user } = open(given);
    const target = await screen.findByRole("textbox", { name: "Waiting target (min)" });
    await user.clear(target);
    await user.type(target, "45{Enter}");
    expect(target).toHaveAccessibleDescription(/below the limit/);
    expect(kept(given)).toBeUndefined();
    await user.clear(target);
    await user.type(target, "20{Enter}");
    await waitFor(() => expect(kept(given)).toEqual({ setting: "targetMinutes", value: 20 }));
  });

  it("take 0 to 60 seconds for taking a change back", async () => {
    const given = fixtureHost();
    const { user } = open(given);
    const undo = await screen.findByRole("textbox", { name: /take a change back/ });
    await user.clear(undo);
    await user.type(undo, "61{Enter}");
    expect(undo).toHaveAccessibleDescription(/From 0 to 60sec/);
    await user.clear(undo);
    await user.type(undo, "0{Enter}");
    await waitFor(() => expect(kept(given)).toEqual({ setting: "undoSeconds", value: 0 }));
  });

  it("do not let the clinic lose its name", async () => {
    const given = fixtureHost();
    const { user } = open(given);
    const name = await screen.findByRole("textbox", { name: "Clinic name" });
    await user.clear(name);
    await user.tab();
    expect(name).toHaveAccessibleDescription(/Type one/);
    expect(kept(given)).toBeUndefined();
  });

  it("leave what holds for the whole clinic to administrators, and the desk's look to everyone", async () => {
    const given = fixtureHost(
      {},
      { whoAmI: async () => ({ id: "u-1", name: "MOREAU, Jeanne", roles: ["frontDesk"], demo: false }) },
    );
    const { user } = open(given);
    expect(await screen.findByText(/open to administrators only/)).toBeVisible();
    const name = screen.getByRole("textbox", { name: "Clinic name" });
    await user.type(name, "x{Enter}");
    expect(kept(given)).toBeUndefined();
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    await waitFor(() => expect(kept(given)).toEqual({ setting: "theme", value: "dark" }));
  });

  it("say when the host did not keep a change", async () => {
    const given = fixtureHost(
      {},
      {
        changeSetting: async () => {
          throw problem({ code: "store" });
        },
      },
    );
    const { user } = open(given);
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The encrypted store or the keyring failed");
  });

  it.each(["en", "es"] as const)("are clean by axe (%s)", async (language) => {
    const { container } = open(fixtureHost({ settings: { ...fixtureSettings, language } }));
    await screen.findAllByRole("radio");
    expect(await axeFindings(container)).toEqual([]);
  });
});
