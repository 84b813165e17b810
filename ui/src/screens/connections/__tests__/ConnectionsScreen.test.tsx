import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import {
  connectionAge,
  connectionView,
  type FixtureHost,
  fixtureHost,
  fixtureSettings,
  problem,
} from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { ConnectionInput, TestReport, TestStep } from "../../../host/types";
import { ConnectionForm } from "../ConnectionForm";
import ConnectionsScreen from "../ConnectionsScreen";

const AT = "2026-11-20T15:42:00.000Z";
const host = (overrides: Partial<Host> = {}) => fixtureHost({ at: AT }, overrides);
const open = (given: FixtureHost, where: Record<string, string> = {}) =>
  renderScreen(<ConnectionsScreen />, { host: given, here: { screen: "connections", open: where } });

function step(parts: Partial<TestStep>): TestStep {
  return {
    step: "address",
    outcome: "passed",
    httpStatus: null,
    vendorMessage: null,
    correlationId: null,
    tookMs: null,
    ...parts,
  };
}
const refusedKey: TestReport = {
  passed: false,
  rooms: [],
  steps: [
    step({ step: "address" }),
    step({ step: "reach" }),
    step({
      step: "key",
      outcome: "keyRefused",
      httpStatus: 401,
      vendorMessage: "No.",
      correlationId: "c-77",
      tookMs: 84,
    }),
    step({ step: "rooms", outcome: "notTried" }),
  ],
};

describe("the connections", () => {
  it("show state, address, budget, capabilities, assumptions and drift, and never a secret", async () => {
    const given = host();
    given.state.connections = [
      connectionView(AT, {
        drift: [{ place: "SOLO-14 videoCall.mood", count: 3, firstSeen: AT, lastSeen: AT }],
      }),
    ];
    open(given);
    const detail = await screen.findByRole("region", { name: "Quayside Solo" });
    expect(detail).toHaveTextContent("https://solo.example");
    expect(detail).toHaveTextContent("In the system keyring");
    expect(within(detail).getByRole("region", { name: "What it can do" })).toHaveTextContent(
      "SOLO-06, SOLO-08",
    );
    expect(within(detail).getByRole("table", { name: "Assumption register" })).toHaveTextContent("A-SO-03");
    expect(within(detail).getByRole("table", { name: "Drift" })).toHaveTextContent("SOLO-14 videoCall.mood");
    expect(detail.querySelector("input")).toBeNull();
  });

  it.each([
    [{ refused: true, silentSince: AT }, /The vendor refuses our key/],
    [{ silentSince: AT, unreachable: true }, /No network to the vendor since 10:42/],
    [{ silentSince: AT }, /The vendor has not answered since 10:42/],
  ])("say what is wrong and what it means (%#)", async (age, sentence) => {
    const given = host();
    given.state.connections = [connectionView(AT, { age: connectionAge(AT, age) })];
    open(given);
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it("are tested with readable steps, the vendor's words and ids kept apart", async () => {
    const { user } = open(host({ testConnection: async () => refusedKey }));
    await user.click(await screen.findByRole("button", { name: "Test the connection" }));
    const sheet = await screen.findByRole("dialog");
    expect(await within(sheet).findByText("The test stopped")).toBeVisible();
    expect(within(sheet).getByText("The key is refused")).toBeVisible();
    expect(within(sheet).getByText("It says: “No.”")).toBeVisible();
    expect(within(sheet).getByText("HTTP 401, correlation c-77, 84 ms")).toBeVisible();
    expect(within(sheet).getByText("Not tried")).toBeVisible();
  });

  it("are turned off only after a confirmation that says what it means", async () => {
    const given = host();
    const { user } = open(given);
    await user.click(await screen.findByRole("button", { name: "Turn off" }));
    const sheet = await screen.findByRole("alertdialog");
    expect(sheet).toHaveTextContent("Nothing is read or sent through it");
    expect(given.state.asked).toEqual([]);
    await user.click(within(sheet).getByRole("button", { name: "Turn off" }));
    await waitFor(() =>
      expect(given.state.asked[0]).toMatchObject({ act: "setConnectionEnabled", with: ["c0ffee01", false] }),
    );
  });

  it("are removed only when the name is typed, and not while the Outbox is unsettled", async () => {
    const given = host({
      removeConnection: async () => {
        throw problem({ code: "conflict", what: "outboxNotEmpty", message: "outboxNotEmpty" });
      },
    });
    const { user } = open(given);
    await user.click(await screen.findByRole("button", { name: "Remove" }));
    const sheet = await screen.findByRole("alertdialog");
    await user.click(within(sheet).getByRole("button", { name: "Remove Quayside Solo" }));
    expect(within(sheet).getByText("The name typed is not the connection's.")).toBeVisible();
    await user.type(within(sheet).getByRole("textbox"), "Quayside Solo");
    await user.click(within(sheet).getByRole("button", { name: "Remove Quayside Solo" }));
    expect(await within(sheet).findByText(/not settled in the Outbox/)).toBeVisible();
  });

  it("say before they are removed how many unsent notes go with them, and tell the host that number", async () => {
    const given = host();
    given.state.connections = given.state.connections.map((each) => ({
      ...each,
      onlyHere: { noteDrafts: 2, readings: 31 },
    }));
    const { user } = open(given);
    await user.click(await screen.findByRole("button", { name: "Remove" }));
    const sheet = await screen.findByRole("alertdialog");
    expect(within(sheet).getByText("2 notes that were not sent are deleted.")).toBeVisible();
    await user.type(within(sheet).getByRole("textbox"), "Quayside Solo");
    await user.click(within(sheet).getByRole("button", { name: "Remove Quayside Solo" }));
    await waitFor(() =>
      expect(given.state.asked[0]).toMatchObject({
        act: "removeConnection",
        with: ["c0ffee01", { noteDrafts: 2, readings: 31 }],
      }),
    );
  });

  it("are readable and not changeable for other roles", async () => {
    const given = host({
      whoAmI: async () => ({ id: "u-1", name: "MOREAU, Jeanne", roles: ["frontDesk"], demo: false }),
    });
    const { user } = open(given);
    for (const name of ["Test the connection", "Edit", "Turn off", "Remove"]) {
      const button = await screen.findByRole("button", { name });
      expect(button).toHaveAttribute("aria-disabled", "true");
      await user.click(button);
    }
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(given.state.asked).toEqual([]);
  });

  it("say that there is none yet", async () => {
    const given = host();
    given.state.connections = [];
    open(given);
    expect(await screen.findByText("No connection yet")).toBeVisible();
  });

  it.each(["en", "es"] as const)("are clean by axe, with the form and a sheet too (%s)", async (language) => {
    const given = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } });
    const { container, user } = open(given);
    await screen.findByRole("region", { name: "Quayside Solo" });
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: /^(Remove|Quitar)$/ }));
    await screen.findByRole("alertdialog");
    expect(await axeFindings(document.body)).toEqual([]);
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: /^(Edit|Editar)$/ }));
    await screen.findByRole("heading", { level: 2, name: /Quayside/ });
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("the form of a Solo connection", () => {
  const sent = (given: FixtureHost, saved: ConnectionInput[]) => {
    given.saveConnection = async (input) => {
      saved.push(input);
      return "c0ffee09";
    };
  };
  async function fill(user: ReturnType<typeof renderScreen>["user"]) {
    await user.type(screen.getByRole("textbox", { name: /^Name/ }), "Harbour");
    await user.type(screen.getByRole("textbox", { name: /^Issuer/ }), "Harbour Street");
    await user.type(screen.getByRole("textbox", { name: /^Base address/ }), "https://clinic.example");
    await user.type(screen.getByLabelText(/^API key/), "k-1");
  }

  it("tests before it keeps, then answers with the id", async () => {
    const given = host();
    const saved: ConnectionInput[] = [];
    sent(given, saved);
    const ids: string[] = [];
    const { user } = renderScreen(<ConnectionForm vendor="solo" onSaved={(id) => ids.push(id)} />, {
      host: given,
    });
    await fill(user);
    await user.click(screen.getByRole("button", { name: "Save the connection" }));
    await waitFor(() => expect(ids).toEqual(["c0ffee09"]));
    expect(given.state.asked.map((each) => each.act)).toEqual(["testConnection"]);
    expect(saved[0]).toMatchObject({
      name: "Harbour",
      settings: { vendor: "solo" },
      secrets: [{ kind: "apiKey", value: "k-1" }],
    });
  });

  it("leads nowhere when it was left before the connection was kept", async () => {
    const given = host();
    const answers: ((id: string) => void)[] = [];
    given.saveConnection = () => new Promise((answer) => answers.push(answer));
    const ids: string[] = [];
    const form = <ConnectionForm vendor="solo" onSaved={(id) => ids.push(id)} />;
    const { user, unmount } = renderScreen(form, { host: given });
    await fill(user);
    await user.click(screen.getByRole("button", { name: "Save the connection" }));
    await waitFor(() => expect(answers).toHaveLength(1));
    unmount();
    await act(async () => answers[0]?.("c0ffee09"));
    expect(ids).toEqual([]);
  });

  it("keeps a connection whose test failed only as a second, knowing step", async () => {
    const given = host({ testConnection: async () => refusedKey });
    const saved: ConnectionInput[] = [];
    sent(given, saved);
    const { user } = renderScreen(<ConnectionForm vendor="solo" onSaved={() => undefined} />, {
      host: given,
    });
    await fill(user);
    await user.click(screen.getByRole("button", { name: "Save the connection" }));
    await screen.findByText("The key is refused");
    expect(saved).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Save without a passed test" }));
    await waitFor(() => expect(saved).toHaveLength(1));
  });

  it("names what is missing at its field and asks nobody (WCAG 3.3.1)", async () => {
    const given = host();
    const { user } = renderScreen(<ConnectionForm vendor="solo" onSaved={() => undefined} />, {
      host: given,
    });
    await user.type(screen.getByRole("textbox", { name: /^Base address/ }), "http://clinic.example");
    await user.click(screen.getByRole("button", { name: "Save the connection" }));
    expect(screen.getByRole("textbox", { name: /^Name/ })).toHaveAccessibleDescription(
      /Give the connection a name/,
    );
    expect(screen.getByText(/Plain http is for this machine only/)).toBeVisible();
    expect(screen.getByText("Paste the key.")).toBeVisible();
    expect(given.state.asked).toEqual([]);
  });

  it("leaves kept secrets alone, removes one on purpose, and wants the key again for another address", async () => {
    const given = host();
    const saved: ConnectionInput[] = [];
    sent(given, saved);
    const connection = connectionView(AT, { secrets: ["apiKey", "linkingSecret", "teamsToken"] });
    const { user } = renderScreen(
      <ConnectionForm vendor="solo" connection={connection} onSaved={() => undefined} />,
      {
        host: given,
      },
    );
    for (const label of [/^API key/, /^Linking secret/, /^Teams token/])
      expect(screen.getByLabelText(label)).toHaveValue("");
    await user.click(screen.getByRole("button", { name: /Remove the one that is kept, Teams token/ }));
    await user.click(screen.getByRole("button", { name: "Save the connection" }));
    await waitFor(() => expect(saved[0]).toMatchObject({ secrets: [{ kind: "teamsToken", value: "" }] }));

    await user.clear(screen.getByRole("textbox", { name: /^Base address/ }));
    await user.type(screen.getByRole("textbox", { name: /^Base address/ }), "https://elsewhere.example");
    await user.click(screen.getByRole("button", { name: "Save the connection" }));
    expect(screen.getByLabelText(/^API key/)).toHaveAccessibleDescription(/Paste the key/);
    expect(saved).toHaveLength(1);
  });
});
