import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost } from "../../../host/fixture";
import type { FixtureHost } from "../../../host/fixture/host";
import { sampleDemoPeople, sampleOffer } from "../../../host/fixture/users";
import type { SignInAnswer, Startup, WhoAmI } from "../../../host/types";
import { en } from "../../../messages/en/access";
import { es } from "../../../messages/es/access";
import StartupScreen from "../StartupScreen";

const OUT: Startup = { stage: "signedOut", clinic: "Quayside", demo: null, told: null };
const LOCKED: Startup = {
  stage: "locked",
  clinic: "Quayside",
  who: { id: "u-elke", user: "elke", name: "BRANDT, Elke" },
  demo: null,
};
const who: WhoAmI = { id: "u-1", name: "DIALLO, Amara", roles: ["frontDesk"], demo: false };

function show(startup: Startup, answer: SignInAnswer = { answer: "signedIn" }, language: "en" | "es" = "en") {
  const host = fixtureHost({ signIn: answer });
  const look = { theme: "light" as const, language };
  const shown = <StartupScreen startup={startup} look={look} problem={null} onRetry={vi.fn()} />;
  return { ...renderScreen(shown, { host }), user: userEvent.setup({ delay: null }) };
}
/** What was asked of the host, but for the word that the form can be seen. */
const tries = (host: FixtureHost) => host.state.asked.filter(({ act }) => act === "signIn");
const field = (label: string) => screen.getByLabelText(new RegExp(`^${label}`, "u"), { selector: "input" });

describe("signing in", () => {
  it("can be done with a password manager, by pasting and by keyboard alone (WCAG 3.3.8)", async () => {
    const { host, user, container } = show(OUT);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Sign in to Quayside");
    expect(field(en.user).getAttribute("autocomplete")).toBe("username");
    expect(field(en.passphrase).getAttribute("autocomplete")).toBe("current-password");
    expect(field(en.passphrase).getAttribute("type")).toBe("password");
    expect(document.activeElement).toBe(field(en.user));
    await user.keyboard("elke");
    await user.tab();
    await user.paste("four words of rain");
    await user.keyboard("{Enter}");
    const given = {
      user: "elke",
      passphrase: "four words of rain",
      code: null,
      newPassphrase: null,
      firstCode: null,
    };
    expect(tries(host)).toEqual([{ act: "signIn", with: [given] }]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says the same whatever was wrong, and keeps the name", async () => {
    const { user, container } = show(OUT, { answer: "wrong" });
    await user.type(field(en.user), "nobody");
    await user.type(field(en.passphrase), "x{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain(en.wrong);
    expect((field(en.user) as HTMLInputElement).value).toBe("nobody");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("asks for a code once the host wants one, and sends all of it together", async () => {
    const { host, user } = show(OUT, { answer: "codeNeeded" });
    await user.type(field(en.user), "elke");
    await user.type(field(en.passphrase), "rain{Enter}");
    const code = await screen.findByLabelText(en.code, { exact: false, selector: "input" });
    expect(code.getAttribute("autocomplete")).toBe("one-time-code");
    host.state.signIn = { answer: "signedIn" };
    await user.type(code, "123456{Enter}");
    const given = { user: "elke", passphrase: "rain", code: "123456", newPassphrase: null, firstCode: null };
    expect(tries(host).at(-1)).toEqual({ act: "signIn", with: [given] });
  });

  it("shows an authenticator that the clinic asks for, and takes its first code with the rest", async () => {
    const { host, user, container } = show(OUT, { answer: "authenticatorNeeded", offer: sampleOffer });
    await user.type(field(en.user), "elke");
    await user.type(field(en.passphrase), "rain{Enter}");
    expect(await screen.findByText(sampleOffer.secret)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    host.state.signIn = { answer: "signedIn" };
    await user.type(field(en.code), "123456{Enter}");
    const given = { user: "elke", passphrase: "rain", code: null, newPassphrase: null, firstCode: "123456" };
    expect(tries(host).at(-1)).toEqual({ act: "signIn", with: [given] });
  });

  it("keeps a passphrase that was just chosen while the authenticator is set up", async () => {
    const { host, user } = show(OUT, { answer: "newPassphraseNeeded" });
    await user.type(field(en.user), "amara");
    await user.type(field(en.passphrase), "given{Enter}");
    await user.type(await screen.findByLabelText(en.newPassphrase, { exact: false }), "walnut orchard");
    host.state.signIn = { answer: "authenticatorNeeded", offer: sampleOffer };
    await user.type(field(en.again), "walnut orchard{Enter}");
    host.state.signIn = { answer: "signedIn" };
    await user.type(
      await screen.findByLabelText(en.code, { exact: false, selector: "input" }),
      "123456{Enter}",
    );
    expect(tries(host).at(-1)?.with[0]).toMatchObject({
      passphrase: "given",
      newPassphrase: "walnut orchard",
      firstCode: "123456",
    });
  });

  it("says that a given passphrase ran out and who gives another", async () => {
    const { user, container } = show(OUT, { answer: "givenRanOut" });
    await user.type(field(en.user), "amara");
    await user.type(field(en.passphrase), "given{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain(en.ranOut);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("has somebody choose a passphrase of their own in the place of a given one, twice", async () => {
    const { host, user, container } = show(OUT, { answer: "newPassphraseNeeded" });
    await user.type(field(en.user), "amara");
    await user.type(field(en.passphrase), "given{Enter}");
    await user.type(await screen.findByLabelText(en.newPassphrase, { exact: false }), "walnut orchard");
    await user.type(field(en.again), "walnut orchid{Enter}");
    expect(screen.getByText(en.differ)).toBeTruthy();
    expect(tries(host)).toHaveLength(1);
    await user.clear(field(en.again));
    await user.type(field(en.again), "walnut orchard{Enter}");
    expect(tries(host).at(-1)?.with[0]).toMatchObject({ newPassphrase: "walnut orchard" });
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says how long no try is taken, and who takes a lock off", async () => {
    const until = new Date(Date.now() + 25 * 60_000).toISOString();
    const { user } = show(OUT, { answer: "wait", until, locked: true });
    await user.type(field(en.user), "elke");
    await user.type(field(en.passphrase), "x{Enter}");
    const told = await screen.findByRole("alert");
    expect(told.textContent).toContain("25min");
    expect(told.textContent).toContain(en.lockedOutText);
  });

  it("shows names and passphrase in the demo clinic alone", () => {
    const { unmount } = show({ ...OUT, demo: sampleDemoPeople } as Startup);
    expect(screen.getByText("look around the harbour")).toBeTruthy();
    unmount();
    show(OUT);
    expect(screen.queryByText("look around the harbour")).toBeNull();
  });

  it("speaks Spanish", async () => {
    const { container } = show(OUT, { answer: "signedIn" }, "es");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(es.signIn.title("Quayside"));
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("the lock", () => {
  it("names who was there and nobody else, and asks them for their passphrase alone", async () => {
    const { host, user, container } = show(LOCKED);
    expect(screen.getByText(/BRANDT, Elke was here/u)).toBeTruthy();
    expect(document.activeElement).toBe(field(en.passphrase));
    await user.keyboard("rain{Enter}");
    expect(tries(host).at(-1)?.with[0]).toMatchObject({ user: "elke", passphrase: "rain" });
    expect(await axeFindings(container)).toEqual([]);
  });

  it("lets somebody else sign in", async () => {
    const { host, user } = show(LOCKED);
    await user.click(screen.getByRole("button", { name: en.locked.somebodyElse }));
    await user.type(field(en.user), "amara");
    await user.type(field(en.passphrase), "rain{Enter}");
    expect(tries(host).at(-1)?.with[0]).toMatchObject({ user: "amara" });
  });
});

describe("the first administrator", () => {
  it("is made with other roles beside, and says what is wrong at its field (WCAG 3.3.1)", async () => {
    const { host, user, container } = show({ stage: "firstAdministrator", told: null });
    await user.type(field(en.name), "MOREAU, Jeanne");
    await user.type(field(en.user), "jeanne");
    await user.click(screen.getByRole("checkbox", { name: /^Clinician/ }));
    await user.type(field(en.passphrase), "walnut orchard");
    await user.type(field(en.again), "walnut{Enter}");
    expect(screen.getByText(en.differ)).toBeTruthy();
    expect(host.state.asked).toEqual([]);
    await user.type(field(en.again), " orchard{Enter}");
    const given = {
      user: "jeanne",
      name: "MOREAU, Jeanne",
      roles: ["clinician"],
      passphrase: "walnut orchard",
    };
    expect(host.state.asked).toEqual([{ act: "makeFirstAdministrator", with: [given] }]);
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("without a connection", () => {
  it("an administrator connects a vendor and anybody else is told who can", async () => {
    const { unmount } = show({ stage: "notConnected", who: { ...who, roles: ["administrator"] } });
    expect(screen.getByRole("button", { name: "Connect Solo" })).toBeTruthy();
    unmount();
    const { host, user, container } = show({ stage: "notConnected", who });
    expect(screen.queryByRole("button", { name: "Connect Solo" })).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: en.signOut }));
    expect(host.state.asked.map(({ act }) => act)).toEqual(["signOut"]);
  });
});
