import { render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { App } from "../../../App";
import { fixtureHost, problem } from "../../../host/fixture";
import type { Look, Startup, StopReason, WayOut } from "../../../host/types";
import { en } from "../../../messages/en/startup";
import { es } from "../../../messages/es/startup";
import StartupScreen from "../StartupScreen";

function show(startup: Startup | null, host = fixtureHost()) {
  const shown = <StartupScreen startup={startup} look={null} problem={null} onRetry={vi.fn()} />;
  return renderScreen(shown, { host });
}
function stopped(why: StopReason, waysOut: WayOut[]): Startup {
  return { stage: "stopped", why, detail: "code 14", waysOut };
}
const asked = (host: ReturnType<typeof fixtureHost>) => host.state.asked.map(({ act }) => act);
const reasons = Object.keys(en.stops) as StopReason[];

describe("the first run", () => {
  it("offers the demo clinic and setting up one's own, and opens the demo", async () => {
    const { host, user, container } = show({ stage: "firstRun", told: null });
    expect(screen.getByRole("button", { name: "Set up this clinic" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Open the demo clinic" }));
    expect(asked(host)).toEqual(["openDemo"]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says why the demo clinic could not be opened", async () => {
    const refuse = async () => {
      throw problem({ code: "store", message: "The folder cannot be written." });
    };
    const { user } = show({ stage: "firstRun", told: null }, fixtureHost({}, { openDemo: refuse }));
    await user.click(screen.getByRole("button", { name: "Open the demo clinic" }));
    expect(within(await screen.findByRole("alert")).getByText("The folder cannot be written.")).toBeTruthy();
  });
});

describe("a stop", () => {
  it.each(reasons)(
    "for %s says what is true and offers exactly the ways out that make sense",
    async (why) => {
      const { container } = show(stopped(why, ["tryAgain"]));
      expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(en.stops[why].title);
      expect(screen.getByText(en.stops[why].text)).toBeTruthy();
      expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["Try again"]);
      expect(await axeFindings(container)).toEqual([]);
    },
  );

  it("has a screen of its own for each reason", () => {
    expect(new Set(reasons.map((why) => en.stops[why].title)).size).toBe(13);
  });

  it("tries again when asked", async () => {
    const { host, user } = show(stopped("keyringLocked", ["tryAgain"]));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(asked(host)).toEqual(["retryOpen"]);
  });

  it("is left by a button that ends the program", async () => {
    const { host, user } = show(stopped("newer", ["quit"]));
    await user.click(screen.getByRole("button", { name: "Close Anteroom" }));
    expect(asked(host)).toEqual(["quit"]);
  });

  it("restores a backup of a damaged ledger by the moment it was made", async () => {
    const { host, user } = show(stopped("ledgerDamaged", ["restoreBackup", "quit"]));
    await user.click(screen.getByRole("button", { name: "Restore a backup" }));
    const [newest] = await screen.findAllByRole("button", { name: /^Restore the backup of/u });
    await user.click(newest!);
    expect(host.state.asked).toEqual([{ act: "restoreBackup", with: ["ledger-2026-11-19.db"] }]);
  });
});

describe("before a clinic is open", () => {
  const started = async (look: Look) => {
    const host = fixtureHost({ startup: stopped("keyringLocked", ["tryAgain"]), look, showing: "patient" });
    render(<App host={host} />);
    await screen.findByRole("heading", { level: 1 });
    return host;
  };

  it("the page looks and speaks as was chosen last", async () => {
    await started({ theme: "dark", language: "es" });
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(document.documentElement.lang).toBe("es");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(es.stops.keyringLocked.title);
  });

  it("the page follows the desktop when nobody has chosen", async () => {
    await started({ theme: "system", language: null });
    expect(document.documentElement.dataset.theme).toBeUndefined();
    expect(document.documentElement.lang).toBe("en");
  });

  it("the window's title names no screen", async () => {
    const host = await started({ theme: "system", language: null });
    await waitFor(() => expect(host.state.showing).toBeNull());
  });
});

describe("the passphrase", () => {
  it("opens a store that needs it", async () => {
    const { host, user } = show(stopped("passphraseNeeded", ["passphrase", "quit"]));
    await user.type(
      screen.getByLabelText("Passphrase", { exact: false, selector: "input" }),
      "four words of rain",
    );
    await user.click(screen.getByRole("button", { name: "Open the store" }));
    expect(host.state.asked).toEqual([{ act: "unlockWithPassphrase", with: ["four words of rain"] }]);
  });

  it("protects a new store only when it is long enough and entered twice (WCAG 3.3.1)", async () => {
    const { host, user } = show(stopped("noKeyring", ["passphrase", "tryAgain"]));
    await user.click(screen.getByRole("button", { name: "Use a passphrase" }));
    const [first, second] = [...document.querySelectorAll<HTMLInputElement>("input[type=password]")];
    const keep = screen.getByRole("button", { name: "Protect the store with this passphrase" });
    await user.type(first!, "short");
    await user.click(keep);
    expect(screen.getByText(en.passphrase.short)).toBeTruthy();
    await user.type(first!, " but longer now");
    await user.type(second!, "something else");
    await user.click(keep);
    expect(screen.getByText(en.passphrase.differ)).toBeTruthy();
    expect(host.state.asked).toEqual([]);
    await user.clear(second!);
    await user.type(second!, "short but longer now");
    await user.click(keep);
    expect(asked(host)).toEqual(["createWithPassphrase"]);
  });

  it("can be pasted and is never shown unless asked for (WCAG 3.3.8)", async () => {
    const { user } = show(stopped("passphraseNeeded", ["passphrase"]));
    const input = document.querySelector<HTMLInputElement>("input[type=password]")!;
    await user.click(input);
    await user.paste("four words of rain");
    expect(input.value).toBe("four words of rain");
    await user.click(screen.getByRole("checkbox", { name: "Show what is typed" }));
    expect(input.type).toBe("text");
  });
});
