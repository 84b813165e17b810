import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import {
  connectionAge,
  deliveryView,
  type FixtureHost,
  fixtureHost,
  fixtureSettings,
  problem,
  webhookList,
  webhookView,
} from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { PasteInput, WebhookInput } from "../../../host/types";
import WebhooksScreen from "../WebhooksScreen";

const AT = "2026-11-20T15:42:00.000Z";
const host = (overrides: Partial<Host> = {}) => fixtureHost({ at: AT }, overrides);
const open = (given: FixtureHost, where: Record<string, string> = {}) =>
  renderScreen(<WebhooksScreen />, { host: given, here: { screen: "webhooks", open: where } });
const rows = async () => {
  const table = await screen.findByRole("table", { name: "Deliveries, newest first" });
  return within(table).getAllByRole("row").slice(1);
};

describe("the deliveries", () => {
  it("each say what became of them, in words and not by hue alone", async () => {
    open(host());
    const shown = (await rows()).map((row) => row.textContent);
    expect(shown[0]).toMatch(/appointment:rescheduled.*Visit 90412.*Read back.*Time/);
    expect(shown[1]).toMatch(/patient:updated.*A patient.*Nothing to read/);
    expect(shown[2]).toMatch(/Read back.*No change, came 2 times more/);
    expect(shown[3]).toMatch(/intake:completed.*Not in the contract.*does not know the event/);
    expect(shown[4]).toMatch(/Not readable.*Did not decrypt/);
    expect(shown[5]).toMatch(/Waits for the vendor.*did not answer, asked 2 times/);
  });

  it("stand under a strip that counts them and says that nobody can prove who sent them", async () => {
    open(host());
    const strip = await screen.findByRole("region", { name: "How receiving stands" });
    expect(strip).toHaveTextContent("Onport 47300 on this machine");
    expect(strip).toHaveTextContent("61 deliveries, 3 repeats, 1 unreadable");
    expect(strip).toHaveTextContent("2 at unknown addresses");
    expect(strip).toHaveTextContent("None, unverifiable");
  });

  it("are reached and left by keyboard", async () => {
    const given = host();
    const { user, navigation } = open(given);
    await rows();
    const buttons = () => [...document.querySelectorAll<HTMLElement>("[data-delivery]")];
    buttons()[0]?.focus();
    await user.keyboard("{ArrowDown}");
    expect(buttons()[1]).toHaveFocus();
    await user.keyboard("{End}{ArrowDown}");
    expect(buttons().at(-1)).toHaveFocus();
    await user.keyboard("{Home}{Enter}");
    expect(navigation.go).toHaveBeenCalledWith("webhooks", {
      open: { delivery: given.state.webhooks.deliveries[0]?.id },
      replace: true,
    });
  });

  it("show in the panel what we did, what it says and how it came, and run again", async () => {
    const given = host();
    const first = deliveryView(AT, { changed: ["start", "status"], visit: "visit-1" });
    given.state.webhooks.deliveries = [first];
    const { user, navigation } = open(given, { delivery: first.id });
    expect(await screen.findByText("Nobody can prove who sent this.")).toBeVisible();
    const panel = screen.getByRole("complementary", { name: "Delivery" });
    expect(within(panel).getByText("Received, 144 bytes")).toBeVisible();
    expect(within(panel).getByText(/SHA-256 4be1…22d9/)).toBeVisible();
    const changes = within(panel).getByRole("table", { name: "What changed when we read it back" });
    expect(within(changes).getByRole("row", { name: /^Status/ })).toHaveTextContent(
      "StatusscheduledinProgress",
    );
    expect(within(panel).getByRole("table", { name: "What it says" })).toHaveTextContent("90412");
    await user.click(within(panel).getByRole("button", { name: "Read back again" }));
    expect(given.state.asked).toContainEqual({ act: "runDeliveryAgain", with: [first.id] });
    await user.click(within(panel).getByRole("button", { name: "Open the visit" }));
    expect(navigation.go).toHaveBeenCalledWith("board", { open: { visit: "visit-1" } });
  });

  it("tell each kind of field as it stood before and stands since, people by two identifiers", async () => {
    const given = host();
    const first = deliveryView(AT, { changed: ["start", "duration", "reasons", "patient"], receivedAt: AT });
    given.state.webhooks.deliveries = [first];
    const { container } = open(given, { delivery: first.id });
    const changes = await screen.findByRole("table", { name: "What changed when we read it back" });
    const shown = within(changes)
      .getAllByRole("row")
      .map((row) => [...row.children].map((cell) => cell.textContent));
    expect(shown).toEqual([
      ["Field", "Before", "Since"],
      ["Time", "Fri 20-Nov-2026 10:42", "Fri 20-Nov-2026 11:12"],
      ["Length", expect.stringMatching(/^15\s*min$/), expect.stringMatching(/^20\s*min$/)],
      ["Reasons", "nothing", "Headache for three days, Fever"],
      ["Patient", "OKAFOR, Daniel (Mr) 14-Mar-1968, 4471882", "OKAFOR, David (Mr) 02-Nov-1971, 4471883"],
    ]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("name a new visit without a table, since nothing stood there before", async () => {
    const given = host();
    const first = deliveryView(AT, { changed: ["new"] });
    given.state.webhooks.deliveries = [first];
    open(given, { delivery: first.id });
    await screen.findByText("Nobody can prove who sent this.");
    const panel = screen.getByRole("complementary", { name: "Delivery" });
    expect(within(panel).getByText("New visit")).toBeVisible();
    expect(within(panel).queryByRole("columnheader", { name: "Before" })).toBeNull();
  });

  it("say when one is no longer kept", async () => {
    open(host(), { delivery: "gone" });
    expect(await screen.findByText("This delivery is no longer kept")).toBeVisible();
  });
});

describe("the screen", () => {
  it("is closed to other roles, and asks the host nothing for them", async () => {
    let asked = 0;
    const given = host({
      whoAmI: async () => ({ id: "u-1", name: "MOREAU, Jeanne", roles: ["frontDesk"], demo: false }),
      webhooks: async () => {
        asked += 1;
        throw problem({ code: "denied" });
      },
    });
    open(given);
    expect(await screen.findByText("Webhooks are for administrators")).toBeVisible();
    expect(screen.getByRole("button", { name: "Decode a payload" })).toHaveAttribute("aria-disabled", "true");
    expect(asked).toBe(0);
  });

  it("says what it waits for, what failed, and that the vendor is silent", async () => {
    const waits = open(host({ webhooks: () => new Promise(() => undefined) }));
    expect(await screen.findByRole("status", { name: "the deliveries" })).toBeVisible();
    waits.unmount();

    const failed = open(host({ webhooks: async () => Promise.reject(problem({ code: "store" })) }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The encrypted store or the keyring failed");
    failed.unmount();

    const silent = host();
    silent.state.board.connections = [
      connectionAge(AT, { silentSince: AT, answeredAt: AT, nextTry: AT, unreachable: true }),
    ];
    open(silent);
    expect(await screen.findByText(/cannot be reached since/)).toBeVisible();
    expect(screen.getByText("Deliveries are still kept; they are read back when it answers.")).toBeVisible();
  });

  it("offers to turn receiving on where nothing can arrive", async () => {
    const given = host();
    given.state.webhooks = {
      ...given.state.webhooks,
      deliveries: [],
      lastAt: null,
      receiver: { ...given.state.webhooks.receiver, state: "off" },
    };
    const { user } = open(given);
    expect(await screen.findByText(/Receiving is off. Visits are read/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Turn receiving on" }));
    expect(await screen.findByRole("dialog", { name: "Receiving webhooks" })).toBeVisible();
  });

  it("says why the door cannot be opened", async () => {
    const given = host();
    given.state.webhooks.receiver = { ...given.state.webhooks.receiver, state: "failed", why: "portTaken" };
    open(given);
    expect(await screen.findByText(/Another program has the port/)).toBeVisible();
  });

  const inLanguage = (language: "en" | "es") =>
    fixtureHost({ at: AT, settings: { ...fixtureSettings, language } });

  it.each(["en", "es"] as const)("is clean by axe with a delivery open (%s)", async (language) => {
    const given = inLanguage(language);
    const { container } = open(given, { delivery: given.state.webhooks.deliveries[0]?.id ?? "" });
    await screen.findByText(/SHA-256/);
    expect(await axeFindings(container)).toEqual([]);
  });

  it.each(["en", "es"] as const)("is clean by axe with the vendor's list (%s)", async (language) => {
    const { container } = open(inLanguage(language), { view: "list" });
    await screen.findByRole("table", { name: "Quayside Solo" });
    expect(await axeFindings(container)).toEqual([]);
  });

  it.each([
    ["en", "Change receiving"],
    ["es", "Cambiar la recepción"],
    ["en", "Decode a payload"],
    ["es", "Descifrar un contenido"],
    ["en", "Add a webhook"],
    ["es", "Añadir un webhook"],
  ] as const)("is clean by axe with a sheet open (%s, %s)", async (language, name) => {
    const { user } = open(inLanguage(language), { view: "list" });
    await screen.findByRole("table", { name: "Quayside Solo" });
    await user.click(screen.getByRole("button", { name }));
    const dialog = await screen.findByRole("dialog");
    expect(await axeFindings(dialog)).toEqual([]);
  });
});

describe("receiving", () => {
  async function sheet(given: FixtureHost) {
    const { user } = open(given);
    await user.click(await screen.findByRole("button", { name: "Change receiving" }));
    return { user, dialog: await screen.findByRole("dialog", { name: "Receiving webhooks" }) };
  }

  it("is turned on with a port, and shows a new address this once", async () => {
    const given = host();
    const { receiver } = given.state.webhooks;
    given.state.webhooks.receiver = {
      ...receiver,
      state: "off",
      addresses: receiver.addresses.map((each) => ({ ...each, hasAddress: false })),
    };
    const { user, dialog } = await sheet(given);
    const port = within(dialog).getByRole("textbox", { name: /^Port/ });
    await user.clear(port);
    await user.type(port, "80");
    await user.click(within(dialog).getByRole("button", { name: "Turn receiving on" }));
    expect(port).toHaveAccessibleDescription(/1024 to 65535/);
    expect(given.state.asked).toEqual([]);
    await user.clear(port);
    await user.type(port, "47301");
    await user.click(within(dialog).getByRole("button", { name: "Turn receiving on" }));
    expect(await within(dialog).findByText("/hook/5ec7e7")).toBeVisible();
    expect(given.state.asked).toEqual([{ act: "turnOnReceiver", with: [47_301] }]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.click(screen.getByRole("button", { name: "Change receiving" }));
    await screen.findByText("There is one; it is not shown again");
    expect(screen.queryByText("/hook/5ec7e7")).toBeNull();
  });

  it("copies an address without showing it, makes a new one, and is turned off", async () => {
    const given = host();
    const { user, dialog } = await sheet(given);
    await user.click(within(dialog).getByRole("button", { name: "Copy the address" }));
    await user.click(within(dialog).getByRole("button", { name: "Make a new address" }));
    expect(await within(dialog).findByText("/hook/0e35ec7e7")).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Turn receiving off" }));
    await waitFor(() =>
      expect(given.state.asked.map((each) => each.act)).toEqual([
        "copyWebhookAddress",
        "newWebhookAddress",
        "turnOffReceiver",
      ]),
    );
  });
});

describe("a pasted payload", () => {
  it("is opened with another key when one is typed, and shows its form only", async () => {
    const given = host();
    const pasted: PasteInput[] = [];
    const decode = given.decodePasted;
    given.decodePasted = async (input) => {
      pasted.push(input);
      return decode(input);
    };
    const { user } = open(given);
    const button = await screen.findByRole("button", { name: "Decode a payload" });
    await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"));
    await user.click(button);
    const dialog = await screen.findByRole("dialog", { name: "Decode a payload" });
    await user.click(within(dialog).getByRole("button", { name: "Decode" }));
    expect(within(dialog).getByText("Paste the payload.")).toBeVisible();
    await user.type(within(dialog).getByRole("textbox", { name: /^Payload/ }), "q0xV7dLr2bQ=");
    await user.type(within(dialog).getByLabelText(/^Another key/), "k");
    await user.click(within(dialog).getByRole("button", { name: "Decode" }));
    const result = await within(dialog).findByRole("status", { name: "What it says" });
    expect(result).toHaveTextContent("intake:completed");
    expect(result).toHaveTextContent("data.subject.displaytext, not shown");
    expect(pasted).toEqual([{ connection: "c0ffee01", text: "q0xV7dLr2bQ=", key: "k" }]);
  });
});

describe("whom the vendor tells", () => {
  it("is listed with what leads here, the key, and what is under way", async () => {
    const given = host();
    given.state.webhooks.lists = [
      webhookList(AT, {
        webhooks: [
          webhookView(),
          webhookView({
            endpoint: "https://elsewhere.example/x",
            ours: false,
            hasKey: false,
            intent: { id: "intent-1", act: "changeWebhook", state: "sending", at: AT },
          }),
        ],
      }),
    ];
    open(given, { view: "list" });
    const table = await screen.findByRole("table", { name: "Quayside Solo" });
    const [, first, second] = within(table).getAllByRole("row");
    expect(first).toHaveTextContent("2 of 12Leads herekey kept");
    expect(second).toHaveTextContent("Leads elsewhereno key");
    expect(second).toHaveTextContent("A change is on its way");
    for (const button of within(second as HTMLElement).getAllByRole("button"))
      expect(button).toHaveAttribute("aria-disabled", "true");
  });

  it("is changed by a form that names what is missing", async () => {
    const given = host();
    const saved: WebhookInput[] = [];
    const save = given.saveWebhook;
    given.saveWebhook = async (input) => {
      saved.push(input);
      return save(input);
    };
    const { user } = open(given, { view: "list" });
    await user.click(await screen.findByRole("button", { name: "Add a webhook" }));
    const dialog = await screen.findByRole("dialog", { name: "Add a webhook at Quayside Solo" });
    expect(within(dialog).getAllByRole("checkbox", { checked: true })).toHaveLength(12);
    await user.click(within(dialog).getByRole("button", { name: "None" }));
    await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
    expect(within(dialog).getByText("Choose at least one event.")).toBeVisible();
    expect(within(dialog).getByText("Type the address that the vendor shall call.")).toBeVisible();
    await user.click(within(dialog).getByRole("checkbox", { name: "episode:updated" }));
    await user.click(within(dialog).getByRole("checkbox", { name: "appointment:lwbs" }));
    await user.type(within(dialog).getByRole("textbox", { name: /^Endpoint/ }), "https://hooks.example/x");
    await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(saved).toEqual([
      {
        connection: "c0ffee01",
        webhook: null,
        endpoint: "https://hooks.example/x",
        events: ["appointment:lwbs", "episode:updated"],
      },
    ]);
  });

  it("leaves this console's own address alone when only the events change, and never shows it", async () => {
    const given = host();
    const saved: WebhookInput[] = [];
    const save = given.saveWebhook;
    given.saveWebhook = async (input) => {
      saved.push(input);
      return save(input);
    };
    const { user } = open(given, { view: "list" });
    await user.click(await screen.findByRole("button", { name: /^Change, https/ }));
    const dialog = await screen.findByRole("dialog", { name: "Change a webhook at Quayside Solo" });
    const field = within(dialog).getByRole("textbox", { name: /^Endpoint/ });
    expect(field).toHaveValue("");
    expect(field).toHaveAccessibleDescription(/Left empty, .* stays/);
    await user.click(within(dialog).getByRole("checkbox", { name: "episode:created" }));
    await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(saved[0]).toMatchObject({ endpoint: null }));
    expect(saved[0]?.events).toEqual(["appointment:scheduled", "appointment:cancelled", "episode:created"]);
  });

  it("says at the field what the host refuses", async () => {
    const refused = problem({ code: "invalid", what: "badAddress", field: "endpoint" });
    const { user } = open(host({ saveWebhook: async () => Promise.reject(refused) }), { view: "list" });
    await user.click(await screen.findByRole("button", { name: "Add a webhook" }));
    const dialog = await screen.findByRole("dialog");
    const field = within(dialog).getByRole("textbox", { name: /^Endpoint/ });
    await user.type(field, "http://hooks.example/x");
    await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(field).toHaveAccessibleDescription(/https, or http on this machine/));
  });

  it("is ended only after a question, since nothing brings it back", async () => {
    const given = host();
    const { user } = open(given, { view: "list" });
    await user.click(await screen.findByRole("button", { name: /^End, https/ }));
    const dialog = await screen.findByRole("alertdialog", { name: "End this webhook?" });
    expect(dialog).toHaveTextContent("Nothing brings it back");
    expect(given.state.asked).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "End the webhook" }));
    await waitFor(() => expect(given.state.asked.map((each) => each.act)).toEqual(["deactivateWebhook"]));
  });

  it("is told to be empty, unread or old", async () => {
    const given = host();
    given.state.webhooks.lists = [
      webhookList(AT, { webhooks: [], silent: true }),
      webhookList(AT, { connection: "c0ffee09", connectionName: "Harbour", webhooks: [], readAt: null }),
    ];
    open(given, { view: "list" });
    expect(await screen.findByText(/tells nobody of changes/)).toBeVisible();
    expect(screen.getByText("The vendor does not answer: this is what it last said.")).toBeVisible();
    expect(within(screen.getByRole("region", { name: "Harbour" })).getByText("not read yet")).toBeVisible();
  });
});
