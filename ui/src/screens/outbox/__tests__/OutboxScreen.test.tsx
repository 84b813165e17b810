import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { type FixtureHost, fixtureHost, fixtureSettings, intentView, problem } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { Role } from "../../../host/types";
import { outbox } from "../../../messages/outbox";
import OutboxScreen from "../OutboxScreen";
import { supportText } from "../supportText";

const AT = "2026-11-20T15:42:00.000Z";
const host = (overrides: Partial<Host> = {}) => fixtureHost({ at: AT }, overrides);
const open = (given: FixtureHost, intent?: string) =>
  renderScreen(<OutboxScreen />, { host: given, here: { screen: "outbox", open: intent ? { intent } : {} } });
const decided = (given: FixtureHost) => given.state.asked.find((each) => each.act === "decide")?.with[0];

describe("the Outbox", () => {
  it("groups the intents by who must act, you first", async () => {
    open(host());
    const groups = await screen.findAllByRole("rowheader", {
      name: /Needs a decision|On their way|Refused 1|Settled/,
    });
    expect(groups.map((group) => group.textContent?.replace(/\d.*/, "").trim())).toEqual([
      "Needs a decision",
      "On their way",
      "Refused",
      "Settled in the last day",
    ]);
  });

  it("keeps the vendor's words as data", async () => {
    open(host());
    expect(await screen.findByText(/Solo says: “A visit has already been created/)).toBeVisible();
  });

  it("opens and closes the panel by keyboard, with keys only in the navigation", async () => {
    const { user, navigation } = open(host());
    const [first] = await screen.findAllByRole("button", { name: /Book / });
    first?.focus();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(navigation.go).toHaveBeenLastCalledWith("outbox", { open: { intent: "i-book" }, replace: true });
  });

  it("tells the story and puts the consequence under each choice", async () => {
    open(host(), "i-decide");
    const panel = await screen.findByRole("complementary", { name: "Intent" });
    const again = await within(panel).findByRole("radio", { name: /send it again/ });
    expect(again).toHaveAccessibleDescription(/If the first one arrives late, the patient has two visits/);
    expect(within(panel).getByRole("radio", { name: /Withdraw/ })).toHaveAccessibleDescription(
      /someone cancels it there/,
    );
    expect(within(panel).getByText("Asked", { exact: false, selector: "b" })).toBeVisible();
  });

  it("presets only what changes nothing", async () => {
    open(host(), "i-decide");
    expect(await screen.findByRole("radio", { name: /Keep looking/ })).toBeChecked();
  });

  it("presets nothing where each choice changes something", async () => {
    const given = host();
    const { user } = open(given, "i-refused");
    for (const choice of await screen.findAllByRole("radio")) expect(choice).not.toBeChecked();
    await user.click(screen.getByRole("button", { name: "Decide" }));
    expect(decided(given)).toBeUndefined();
  });

  it.each([
    [/Keep looking/, "keepLooking"],
    [/send it again/, "sendAgain"],
    [/It did arrive/, "markLanded"],
    [/Withdraw it/, "withdraw"],
  ])("carries out %s", async (name, choice) => {
    const given = host();
    const { user } = open(given, "i-decide");
    await user.click(await screen.findByRole("radio", { name }));
    await user.click(screen.getByRole("button", { name }));
    await waitFor(() => expect(decided(given)).toEqual({ choice, intent: "i-decide" }));
  });

  it("takes an id by hand only as digits, and passes on that it belongs to another visit", async () => {
    const given = host({
      decide: async () => {
        throw problem({ code: "invalid", what: "otherVisit", field: "vendorId" });
      },
    });
    const { user } = open(given, "i-landed");
    const field = await screen.findByRole("textbox", { name: /appointment id/ });
    await user.type(field, "12x");
    await user.click(screen.getByRole("button", { name: /Enter the vendor's id/ }));
    expect(screen.getByText("The id has digits only.")).toBeVisible();
    await user.clear(field);
    await user.type(field, "90417");
    await user.click(screen.getByRole("button", { name: /Enter the vendor's id/ }));
    expect(await screen.findByText(/does not carry our reference/)).toBeVisible();
  });

  it("leads from a refused change of a record or registration to its form, to be corrected", async () => {
    for (const [act, screenId] of [
      ["editPatient", "editPatient"],
      ["registerPatient", "registerPatient"],
    ] as const) {
      const given = host();
      const refused = given.state.outbox.refused[0]!;
      Object.assign(refused, { act, visit: null, why: "recordChanged", externalId: "pt-1" });
      refused.facts = [{ name: "preferredLanguage", value: "Norwegian" }];
      const { user, navigation, unmount } = open(given, refused.id);
      const panel = await screen.findByRole("complementary", { name: "Intent" });
      expect(await within(panel).findByText("Preferred language")).toBeVisible();
      await user.click(within(panel).getByRole("radio", { name: /Correct it/ }));
      await user.click(within(panel).getByRole("button", { name: /Correct it/ }));
      const patient = act === "editPatient" ? { patient: refused.person.key } : {};
      expect(navigation.go).toHaveBeenLastCalledWith(screenId, { open: { ...patient, intent: refused.id } });
      unmount();
    }
  });

  it("keeps a patient's own id and what was typed about them out of the text for support", async () => {
    const given = host();
    const story = await given.intent(given.state.outbox.refused[0]!.id);
    const act = "registerPatient" as const;
    const facts = [{ name: "lastName", value: "Quiroga" }];
    const text = supportText({ ...story, intent: { ...story.intent, act, externalId: "pt-77", facts } });
    expect(text).not.toMatch(/pt-77|Quiroga/);
  });

  it("leads from a refused booking to Booking, to be corrected", async () => {
    const { user, navigation } = open(host(), "i-refused");
    await user.click(await screen.findByRole("radio", { name: /Correct it/ }));
    await user.click(screen.getByRole("button", { name: /Correct it/ }));
    expect(navigation.go).toHaveBeenCalledWith("booking", { open: { intent: "i-refused" } });
  });

  it("shows what an act says besides, days and states as a person reads them", async () => {
    const given = host();
    const [refused] = given.state.outbox.refused;
    if (refused === undefined) throw new Error("the fixture has no refused intent");
    refused.facts = [
      { name: "overlapReason", value: "An interpreter joins" },
      { name: "episodeFrom", value: "2026-09-29" },
      { name: "episodeStatus", value: "onHold" },
    ];
    open(given, "i-refused");
    const panel = await screen.findByRole("complementary", { name: "Intent" });
    const facts = await within(panel).findByRole("region", { name: "What would change" });
    expect(facts).toHaveTextContent("Why two visits at one timeAn interpreter joins");
    expect(facts).toHaveTextContent("From29-Sep-2026");
    expect(facts).toHaveTextContent("StatusOn hold");
    expect(supportText(await given.intent("i-refused"))).not.toContain("interpreter");
  });

  it("leads from a refused episode to its patient, to be corrected", async () => {
    const given = host();
    const [refused] = given.state.outbox.refused;
    if (refused === undefined) throw new Error("the fixture has no refused intent");
    Object.assign(refused, {
      act: "createEpisode",
      visit: null,
      facts: [{ name: "episodeName", value: "Migraine" }],
    });
    const { user, navigation } = open(given, "i-refused");
    expect(await screen.findByRole("heading", { name: "New episode Migraine" })).toBeVisible();
    await user.click(await screen.findByRole("radio", { name: /Correct it/ }));
    await user.click(screen.getByRole("button", { name: /Correct it/ }));
    expect(navigation.go).toHaveBeenCalledWith("patient", {
      key: refused.person.key,
      open: { intent: "i-refused" },
    });
  });

  it("leaves deciding to the front desk and clinicians", async () => {
    const given = host({
      whoAmI: async () => ({ id: "u-1", name: "PETERSEN, Ida", roles: ["administrator"], demo: false }),
    });
    const { user } = open(given, "i-decide");
    await screen.findByText("Deciding is open to the front desk and clinicians only.");
    await user.click(screen.getByRole("button", { name: "Keep looking" }));
    expect(decided(given)).toBeUndefined();
  });

  it("lets administrators take back what only they may ask for, and says so to others", async () => {
    const ordered = async (roles: Role[]) => {
      const given = host({ whoAmI: async () => ({ id: "u-1", name: "PETERSEN, Ida", roles, demo: false }) });
      const intent = intentView(AT, { id: "i-order", act: "orderReport", state: "queued", visit: null });
      given.state.outbox.underWay.push(intent);
      return { given, ...open(given, "i-order") };
    };
    const { given, user, unmount } = await ordered(["administrator"]);
    await user.click(await screen.findByRole("button", { name: "Withdraw it" }));
    expect(decided(given)).toEqual({ choice: "withdraw", intent: "i-order" });
    unmount();
    const other = await ordered(["frontDesk", "clinician"]);
    await screen.findByText("Deciding is open to administrators only.");
    await other.user.click(screen.getByRole("button", { name: "Withdraw it" }));
    expect(decided(other.given)).toBeUndefined();
  });

  it("promises no time for what waits until somebody logs in", async () => {
    const given = host();
    const later = new Date(Date.now() + 40_000).toISOString();
    given.state.outbox.underWay.push(
      intentView(AT, { id: "i-wait", state: "queued", why: "logInNeeded", sendsAt: later }),
    );
    open(given);
    const row = (await screen.findByText("Somebody has to log in")).closest("tr");
    expect(row).toHaveTextContent("It is sent right after that");
    expect(row).not.toHaveTextContent(/Sent in/);
  });

  it("copies ids and codes for support, and nothing of the patient", async () => {
    const given = host();
    const story = await given.intent("i-refused");
    story.steps.push({ at: AT, what: "asked", detail: [{ name: "by", value: "BRANDT, Elke" }] });
    const text = supportText(story);
    expect(text).toContain("correlation: 5d0e1c7a-88f1");
    expect(text).toContain("http status: 422");
    const { person } = story.intent;
    for (const secret of [
      person.name.family,
      person.birthDate,
      person.number?.value,
      "BRANDT",
      story.intent.vendorMessage,
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain(story.intent.reasons[0]);
  });

  it("shows the text when the clipboard refuses", async () => {
    const given = host();
    const { user } = open(given, "i-refused");
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error("denied")) },
    });
    await user.click(await screen.findByRole("button", { name: "Copy for support" }));
    expect(await screen.findByRole("textbox", { name: "Text for support" })).toHaveValue(
      supportText(await given.intent("i-refused")),
    );
  });

  it("says that it is empty, and that an entry is gone", async () => {
    const given = host();
    given.state.outbox = { ...given.state.outbox, needsPerson: [], underWay: [], refused: [], settled: [] };
    open(given, "i-none");
    expect(await screen.findByText("The Outbox is empty")).toBeVisible();
    expect(await screen.findByText("This entry is no longer kept")).toBeVisible();
  });

  it("has a sentence in both languages for every word that the host uses", () => {
    expect(Object.keys(outbox.es.why).sort()).toEqual(Object.keys(outbox.en.why).sort());
  });

  it.each(["en", "es"] as const)("is clean by axe with a panel open (%s)", async (language) => {
    const given = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } });
    const { container } = open(given, "i-decide");
    await screen.findAllByRole("radio");
    expect(await axeFindings(container)).toEqual([]);
  });
});
