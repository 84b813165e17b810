import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { type FixtureHost, fixtureHost, problem } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { KeepingEnd, Startup } from "../../../host/types";
import StartupScreen from "../StartupScreen";

function show(startup: Startup, overrides: Partial<Host> = {}) {
  const shown = <StartupScreen startup={startup} look={null} problem={null} onRetry={vi.fn()} />;
  return renderScreen(shown, { host: fixtureHost({}, overrides) });
}
const signedOut = (told: KeepingEnd | null): Startup => ({
  stage: "signedOut",
  clinic: "Quayside",
  demo: null,
  told,
});
const asked = (host: FixtureHost) => host.state.asked;
const passphrase = () => screen.getByLabelText(/Passphrase of the backup/, { selector: "input" });

describe("a clinic that is closed for a while", () => {
  it("says what is being done and that the computer stays on", async () => {
    const { container } = show({ stage: "keeping", work: "changeKey" });
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("The key is being changed");
    expect(screen.getByText(/Leave the computer on/)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it.each([
    [{ end: "keyChanged", backup: true }, "The key was changed."],
    [{ end: "keyChanged", backup: false }, "no backup could be made under it"],
    [{ end: "brought" }, "The clinic was brought from its backup."],
    [
      { end: "failed", work: "changeKey", problem: problem({ code: "store", what: "diskFull" }) },
      "The key was not changed.",
    ],
  ] satisfies [KeepingEnd, string][])(
    "says at the sign-in screen what came of it: %j",
    async (told, text) => {
      const { container } = show(signedOut(told));
      expect(screen.getByText(text, { exact: false })).toBeVisible();
      expect(screen.getByRole("button", { name: "Sign in" })).toBeVisible();
      expect(await axeFindings(container)).toEqual([]);
    },
  );

  it("says at the first run that a clinic was forgotten, and nothing where nothing was done", () => {
    show({ stage: "firstRun", told: { end: "forgotten" } });
    expect(screen.getByText("The clinic was forgotten.")).toBeVisible();
    show(signedOut(null));
    expect(screen.queryByText("The key was changed.")).toBeNull();
  });
});

describe("a clinic from a backup", () => {
  it.each([
    ["the first run", { stage: "firstRun", told: null }],
    ["a store that nobody signs in to", { stage: "firstAdministrator", told: null }],
  ] satisfies [string, Startup][])(
    "is brought at %s, with its file and its passphrase",
    async (_, startup) => {
      const { host, user, container } = show(startup);
      await user.click(screen.getByRole("button", { name: "Bring a clinic from a backup" }));
      await user.type(passphrase(), "four words of rain{Enter}");
      expect(asked(host)).toEqual([]);
      await user.click(screen.getByRole("button", { name: "Choose the file" }));
      expect(await screen.findByText("Chosen: anteroom-2026-11-19.backup")).toBeVisible();
      expect(await axeFindings(container)).toEqual([]);
      await user.click(screen.getByRole("button", { name: "Bring this clinic" }));
      await waitFor(() =>
        expect(asked(host)).toEqual([
          { act: "chooseBackup", with: [] },
          { act: "bringBackup", with: [{ passphrase: "four words of rain" }] },
        ]),
      );
      expect(passphrase()).toHaveValue("");
    },
  );

  it("is brought in the place of a damaged ledger, beside the daily backups", async () => {
    const waysOut = ["restoreBackup" as const, "quit" as const];
    const { user } = show({ stage: "stopped", why: "ledgerDamaged", detail: "", waysOut });
    await user.click(screen.getByRole("button", { name: "Restore a backup" }));
    expect(await screen.findAllByRole("button", { name: /^Restore the backup of/u })).toHaveLength(2);
    expect(screen.getByText(/The damaged ledger is kept beside it/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Choose the file" })).toBeVisible();
  });

  it.each([
    ["wrongPassphrase", /does not open this backup/],
    ["notABackup", /is no backup of a clinic/],
    ["backupDamaged", /damaged or cut off/],
  ])("is refused for %s, and the file stays chosen", async (what, sentence) => {
    const bringBackup = async () => {
      throw problem({ code: "invalid", what });
    };
    const { user } = show({ stage: "firstRun", told: null }, { bringBackup });
    await user.click(screen.getByRole("button", { name: "Bring a clinic from a backup" }));
    await user.click(screen.getByRole("button", { name: "Choose the file" }));
    await user.type(passphrase(), "four words of snow{Enter}");
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByText(/^Chosen:/)).toBeVisible();
    expect(passphrase()).toHaveValue("four words of snow");
  });
});
