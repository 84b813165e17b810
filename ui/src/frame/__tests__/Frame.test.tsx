import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { App } from "../../App";
import { boardOf, connectionAge, type FixtureHost, fixtureHost } from "../../host/fixture";
import { sampleEmergencies } from "../../host/fixture/users";

// The router puts the page to its top after a change of screen; jsdom has no page to scroll.
beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

async function open(host: FixtureHost = fixtureHost(), start = "/settings") {
  const view = render(<App host={host} start={start} />);
  const rail = await screen.findByRole("navigation", { name: "Screens" });
  // The first screen is a chunk of its own, which a busy machine may take its time to transform.
  await screen.findByRole("heading", { level: 1 }, { timeout: 15_000 });
  return { ...view, host, rail, user: userEvent.setup() };
}
const current = (rail: HTMLElement) => rail.querySelector("[aria-current]")?.getAttribute("aria-label");

describe("the frame", () => {
  it("goes to a screen by its function key and names it in the title (WCAG 2.4.2)", async () => {
    const { rail, user } = await open();
    expect(document.title).toBe("Settings · Anteroom");
    await user.keyboard("{F8}");
    await waitFor(() => expect(current(rail)).toBe("Connections"));
    expect(document.title).toBe("Connections · Anteroom");
  });

  it("tells the host which screen it shows, and nothing of what is on it", async () => {
    const { host, user } = await open();
    expect(host.state.showing).toBe("settings");
    await user.keyboard("{F8}");
    await waitFor(() => expect(host.state.showing).toBe("connections"));
  });

  it("counts in the rail only where someone must act", async () => {
    const { rail } = await open();
    expect(await within(rail).findByRole("button", { name: "Waiting rooms, 6" })).toBeTruthy();
    expect(within(rail).getByRole("button", { name: "Outbox, 4" })).toBeTruthy();
    expect(within(rail).getByRole("button", { name: "Today" })).toBeTruthy();
  });

  it("states that the 24-hour clock is in use, with the zone and its offset (D+Tb-0032, X-04)", async () => {
    await open();
    const line = screen.getByRole("region", { name: "Connections and clock" });
    expect(line.textContent).toMatch(
      /\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d New York \(UTC−[45]\), 24-hour clock/u,
    );
  });

  it("marks a connection that is silent by shape and word, not by colour alone (WCAG 1.4.1)", async () => {
    const host = fixtureHost();
    const at = host.state.at;
    host.state.board = { ...boardOf(at, [], []), connections: [connectionAge(at, { silentSince: at })] };
    await open(host);
    expect(await screen.findByRole("img", { name: "Teladoc Solo, Stale" })).toBeTruthy();
  });

  it("lists the keys that work, by ?, and gives the focus back (WCAG 2.4.3)", async () => {
    const { user, rail } = await open();
    const opener = within(rail).getByRole("button", { name: "Find a patient" });
    opener.focus();
    await user.keyboard("?");
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    expect(within(sheet).getByText("Waiting rooms")).toBeTruthy();
    expect(within(sheet).getByText("Ctrl K", { selector: ".heard" })).toBeTruthy();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it("finds a patient by keyboard alone and never puts a name into the address (Ctrl K)", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}k{/Control}");
    await screen.findByRole("dialog", { name: "Find anything" });
    await user.keyboard("sorb");
    await user.keyboard("{Backspace}{Backspace}{Backspace}{Backspace}lindholm");
    expect(await screen.findByRole("option", { name: /LINDHOLM/u })).toBeTruthy();
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(location.href).not.toMatch(/lindholm|4410511/iu);
    expect(history.length).toBe(1);
  });

  it("says in words that nothing matches and how a person not known here is opened", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}k{/Control}");
    await screen.findByRole("dialog", { name: "Find anything" });
    await user.keyboard("zzzz");
    expect(await screen.findByText("Nothing matches “zzzz”")).toBeTruthy();
  });

  it("asks the vendors again by F5 and says so", async () => {
    const { user, host } = await open();
    await user.keyboard("{F5}");
    expect(host.state.asked.some(({ act }) => act === "refresh")).toBe(true);
    expect(await screen.findByText("Everything of today is being read from the vendors now.")).toBeTruthy();
  });

  it("tells the host when nobody is looking any more", async () => {
    const { host } = await open();
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "hidden", { configurable: true, value: false });
    document.dispatchEvent(new Event("visibilitychange"));
    const told = host.state.asked.filter(({ act }) => act === "attention").map((each) => each.with[0]);
    expect(told).toEqual([false, true]);
  });

  it("shows how far the mirror has been read again, and says that nothing of one's own was lost", async () => {
    const host = fixtureHost();
    if (host.state.startup.stage !== "ready") throw new Error("the fixture is not ready");
    host.state.startup = { ...host.state.startup, rebuilding: { done: 312, of: 1204 } };
    await open(host);
    expect(screen.getByText(/312 of 1204 visits are back/u)).toBeTruthy();
  });

  it("says that a restored ledger is older than some copies of documents, and where these are", async () => {
    const host = fixtureHost();
    if (host.state.startup.stage !== "ready") throw new Error("the fixture is not ready");
    host.state.startup = { ...host.state.startup, copiesSetAside: 2 };
    await open(host);
    expect(screen.getByText("The restored backup is older than 2 copies of documents.")).toBeVisible();
    expect(screen.getByText(/not deleted.*documents-set-aside/u)).toBeVisible();
  });

  it("speaks Spanish when the settings say so, at once", async () => {
    const { host } = await open();
    if (host.state.startup.stage !== "ready") throw new Error("the fixture is not ready");
    host.state.startup = {
      ...host.state.startup,
      settings: { ...host.state.settings, language: "es", theme: "dark" },
    };
    host.stale("startup");
    expect(await screen.findByRole("navigation", { name: "Pantallas" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("es");
    expect(document.documentElement.dataset.theme).toBe("dark");
  });

  it("is clean by axe", async () => {
    const { container } = await open();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("emergency access", () => {
  it("stands before an administrator on every screen until it is taken note of", async () => {
    const host = fixtureHost();
    host.state.users.emergencies = sampleEmergencies(host.state.at);
    render(<App host={host} />);
    expect(await screen.findByText("A clinical record was opened in an emergency.")).toBeTruthy();
    host.state.users.emergencies = [];
    host.stale("users");
    await waitFor(() => expect(screen.queryByText(/opened in an emergency/u)).toBeNull());
  });
});
