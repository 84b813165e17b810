import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import {
  episodesView,
  episodeView,
  fixtureHost,
  fixtureSettings,
  greyed,
  intentView,
  problem,
} from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import type { EpisodeInput, EpisodesView } from "../../../../host/types";
import VisitPanel from "../../../visit/VisitPanel";
import PatientScreen from "../../PatientScreen";

const AT = "2026-11-20T15:42:00.000Z";
const SORBO = "c0ffee01:ext:4410275";
const here = { screen: "patient", key: SORBO } as const;

function host(
  parts: Partial<EpisodesView> = {},
  overrides: Partial<Host> = {},
  language: "en" | "es" = "en",
) {
  const settings = { ...fixtureSettings, language };
  return fixtureHost({ at: AT, settings, episodes: new Map([[SORBO, parts]]) }, overrides);
}

const draft = {
  name: "Palpitations work-up",
  type: "cardiology",
  from: "2026-09-29",
  to: "",
  status: "active" as const,
  objective: "Find the rhythm",
  reason: "",
};

function refusedChange(episode: string | null) {
  const intent = intentView(AT, {
    act: episode === null ? "createEpisode" : "changeEpisode",
    state: "rejected",
    why: "vendorRefused",
    vendorMessage: "Unknown type",
    choices: ["correct", "withdraw"],
    visit: null,
    facts: [{ name: "episodeName", value: draft.name }],
  });
  return { intent, episode, draft: { ...draft, type: "heart" } };
}

function show(given: ReturnType<typeof host>, open: Record<string, string> = {}) {
  return renderScreen(<PatientScreen />, { host: given, here: { ...here, open } });
}

const section = () => screen.findByRole("region", { name: "Episodes" });

async function tickBoth(user: ReturnType<typeof show>["user"], within_: HTMLElement) {
  for (const tick of within(within_).getAllByRole("checkbox", { name: /^(Born|MRN)/ }))
    await user.click(tick);
}

const written = (given: ReturnType<typeof host>) =>
  given.state.asked.filter(({ act }) => act === "writeEpisode").map((each) => each.with[0] as EpisodeInput);

describe("the episodes of a patient", () => {
  it("shows each with its status, days, visits and the age of the list", async () => {
    show(host());
    const found = await section();
    expect(await within(found).findByText("Palpitations work-up")).toBeVisible();
    expect(found).toHaveTextContent(/1 episode\. Read .* ago/);
    expect(found).toHaveTextContent("From 29-Sep-2026");
    expect(found).toHaveTextContent("Objective: Find the rhythm");
    const visits = within(found).getByRole("list", { name: "Visits of Palpitations work-up" });
    expect(visits).toHaveTextContent("Palpitations at night, Completed, with notes");
  });

  it("never takes unread for none, and says why nothing newer is shown", async () => {
    const { unmount } = show(host({ readAt: null, episodes: [], failed: "unreachable" }));
    expect(await screen.findByText(/That does not mean that there are none/)).toBeVisible();
    expect(screen.getByText(/Solo cannot be reached/)).toBeVisible();
    unmount();
    show(host({ episodes: [] }));
    expect(await screen.findByText("No episodes of this patient at Solo.")).toBeVisible();
  });

  it("quotes a status that nobody knows and lets nobody send it", async () => {
    const odd = episodeView(AT, { status: "unknown", statusWord: "incomplete" });
    const { user } = show(host({ episodes: [odd] }));
    expect(await screen.findByText(/Unknown status: “incomplete”/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Edit Palpitations work-up" }));
    const sheet = await screen.findByRole("dialog", { name: "Change an episode" });
    await tickBoth(user, sheet);
    expect(within(sheet).getByRole("button", { name: /^Change an episode of/ })).toHaveAttribute(
      "title",
      "Choose a status first.",
    );
  });

  it("drops the answer about another record (X-01)", async () => {
    const given = host();
    given.episodes = async () =>
      episodesView(AT, "c0ffee01:ext:4410511", { episodes: [episodeView(AT, { name: "Somebody else's" })] });
    show(given);
    await section();
    await new Promise((done) => setTimeout(done, 50));
    expect(document.body.textContent).not.toContain("Somebody else's");
  });

  it("is greyed with its reason where it cannot be done", async () => {
    show(
      host({
        create: greyed("roleLacks"),
        episodes: [episodeView(AT, { change: greyed("intentUnderWay") })],
      }),
    );
    expect(await screen.findByRole("button", { name: "New episode" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    expect(screen.getByText("Your role does not include it.")).toBeVisible();
    expect(screen.getByText(/A change of ours is still on its way/)).toBeVisible();
  });
});

describe("writing an episode", () => {
  it("makes one by keyboard, only after two identifiers were ticked (X-06)", async () => {
    const given = host();
    const { user } = show(given);
    (await screen.findByRole("button", { name: "New episode" })).focus();
    await user.keyboard("{Enter}");
    const sheet = await screen.findByRole("dialog", { name: "New episode" });
    await waitFor(() => expect(within(sheet).getByRole("textbox", { name: /^Name/ })).toHaveFocus());
    await user.keyboard("Migraine{Tab}neurology");
    const save = within(sheet).getByRole("button", { name: /^Make an episode for SØRBØ/ });
    await user.click(save);
    expect(written(given)).toEqual([]);
    await tickBoth(user, sheet);
    await user.click(save);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(written(given)).toHaveLength(1);
    expect(written(given)[0]).toMatchObject({
      patient: SORBO,
      change: null,
      replaces: null,
      draft: { name: "Migraine", type: "neurology", to: "", status: "active" },
      checked: { patient: SORBO },
    });
  });

  it("changes one against the version that was shown when it was opened", async () => {
    const given = host();
    const { user } = show(given);
    await user.click(await screen.findByRole("button", { name: "Edit Palpitations work-up" }));
    const sheet = await screen.findByRole("dialog", { name: "Change an episode" });
    given.state.episodes.set(SORBO, { episodes: [episodeView(AT, { version: "v2" })] });
    given.stale("episodes");
    await user.click(within(sheet).getByRole("checkbox", { name: "It has a last day" }));
    await tickBoth(user, sheet);
    await user.click(within(sheet).getByRole("button", { name: /^Change an episode of/ }));
    await waitFor(() => expect(written(given)).toHaveLength(1));
    expect(written(given)[0]?.change?.version).toBe("v1");
    expect(written(given)[0]?.draft.to).not.toBe("");
  });

  it("never guesses a first day that Solo does not tell", async () => {
    const given = host({ episodes: [episodeView(AT, { from: null })] });
    const { user } = show(given);
    await user.click(await screen.findByRole("button", { name: "Edit Palpitations work-up" }));
    const sheet = await screen.findByRole("dialog");
    expect(within(sheet).queryByRole("textbox", { name: "First day" })).toBeNull();
    await tickBoth(user, sheet);
    await user.click(within(sheet).getByRole("button", { name: "Set the first day" }));
    await user.click(within(sheet).getByRole("button", { name: /^Change an episode of/ }));
    await waitFor(() => expect(written(given)[0]?.draft.from).toMatch(/^\d{4}-\d{2}-\d{2}$/));
  });

  it.each([
    ["conflict", "episodeChanged", null, /Somebody changed this episode in the meantime/],
    ["invalid", "beforeFrom", "to", /The last day is before the first/],
  ] as const)("keeps what was entered when it is refused (%s)", async (code, what, field, sentence) => {
    const given = host(
      {},
      {
        writeEpisode: async () => {
          throw problem({ code, what, field });
        },
      },
    );
    const { user } = show(given);
    await user.click(await screen.findByRole("button", { name: "Edit Palpitations work-up" }));
    const sheet = await screen.findByRole("dialog");
    const name = within(sheet).getByRole("textbox", { name: /^Name/ });
    await user.clear(name);
    await user.type(name, "Another name");
    await tickBoth(user, sheet);
    await user.click(within(sheet).getByRole("button", { name: /^Change an episode of/ }));
    expect(await within(sheet).findByText(sentence)).toBeVisible();
    expect(name).toHaveValue("Another name");
  });

  it("brings back what the vendor refused, and the correction takes its place", async () => {
    const refused = refusedChange(null);
    const given = host({ ours: [refused] });
    const { user } = show(given);
    const ours = await screen.findByRole("list", { name: "Our changes of episodes" });
    expect(ours).toHaveTextContent("Solo says: “Unknown type”");
    await user.click(within(ours).getByRole("button", { name: "Correct Palpitations work-up" }));
    const sheet = await screen.findByRole("dialog", { name: "New episode" });
    const type = within(sheet).getByRole("textbox", { name: /^Type/ });
    expect(type).toHaveValue("heart");
    await user.clear(type);
    await user.type(type, "cardiology");
    await tickBoth(user, sheet);
    await user.click(within(sheet).getByRole("button", { name: /^Make an episode for/ }));
    await waitFor(() => expect(written(given)).toHaveLength(1));
    expect(written(given)[0]).toMatchObject({ replaces: refused.intent.id, draft: { type: "cardiology" } });
  });

  it("shows what a correction would write over", async () => {
    const renamed = episodeView(AT, { name: "Renamed at Solo", to: "2026-11-01" });
    const refused = refusedChange(renamed.id);
    const { user } = show(host({ episodes: [renamed], ours: [refused] }), { intent: refused.intent.id });
    const sheet = await screen.findByRole("dialog", { name: "Change an episode" });
    const note = within(sheet)
      .getByText(/Solo now holds something else/)
      .closest("[role=status]");
    expect(note).toHaveTextContent("NameRenamed at Solo");
    expect(note).toHaveTextContent("Last day01-Nov-2026");
    expect(note).not.toHaveTextContent("Objective");
    expect(await axeFindings(sheet)).toEqual([]);
    const name = within(sheet).getByRole("textbox", { name: /^Name/ });
    await user.clear(name);
    await user.type(name, "Renamed at Solo");
    expect(note).not.toHaveTextContent("Renamed at Solo");
  });

  it("opens the refused one at once when the Outbox sends someone here", async () => {
    const refused = refusedChange(episodeView(AT).id);
    show(host({ ours: [refused] }), { intent: refused.intent.id });
    const sheet = await screen.findByRole("dialog", { name: "Change an episode" });
    expect(within(sheet).getByRole("textbox", { name: /^Type/ })).toHaveValue("heart");
  });

  it("can be taken back while it waits", async () => {
    const waiting = { intent: intentView(AT, { act: "createEpisode", visit: null }), episode: null, draft };
    const given = host({ ours: [waiting] });
    const { user } = show(given);
    await user.click(
      await screen.findByRole("button", { name: "Withdraw the change of Palpitations work-up" }),
    );
    await waitFor(() =>
      expect(given.state.asked).toContainEqual({
        act: "decide",
        with: [{ choice: "withdraw", intent: waiting.intent.id }],
      }),
    );
  });

  it.each(["en", "es"] as const)("is clean by axe, listed and in the form (%s)", async (language) => {
    const given = host({ ours: [refusedChange(null)] }, {}, language);
    const { container, user } = show(given);
    await screen.findByText("Palpitations work-up", { selector: "h3" });
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: /^(Edit|Editar) Palpitations/ }));
    expect(await axeFindings(await screen.findByRole("dialog"))).toEqual([]);
  });
});

describe("putting a visit into an episode", () => {
  async function open(parts: Partial<EpisodesView> = {}) {
    const given = host(parts);
    const row = [...given.state.board.waiting, ...given.state.board.today].find(
      (each) => each.person.key === SORBO,
    );
    if (row === undefined) throw new Error("the fixture has no visit of this person");
    const view = renderScreen(<VisitPanel visit={row.visit} onClose={() => {}} />, { host: given });
    await view.user.click(await screen.findByRole("button", { name: "Assign to an episode" }));
    return { ...view, given, row };
  }

  it("chooses nothing beforehand and needs both identifiers", async () => {
    const { user, given, row, container } = await open({ episodes: [episodeView(AT, { visits: [] })] });
    const choice = await screen.findByRole("radio", { name: /Palpitations work-up/ });
    expect(choice).not.toBeChecked();
    await tickBoth(user, container);
    const act = screen.getByRole("button", { name: /^Assign the visit of SØRBØ/ });
    await user.click(act);
    expect(given.state.asked.filter(({ act }) => act === "assignEpisode")).toEqual([]);
    await user.click(choice);
    expect(await axeFindings(container)).toEqual([]);
    await user.click(act);
    await waitFor(() => expect(given.state.asked.some(({ act }) => act === "assignEpisode")).toBe(true));
    const [input] = given.state.asked.find(({ act }) => act === "assignEpisode")?.with ?? [];
    expect(input).toMatchObject({
      visit: row.visit,
      episode: episodeView(AT).id,
      checked: { patient: SORBO },
    });
  });

  it("does not offer the episode that the visit is in", async () => {
    await open();
    expect(await screen.findByRole("radio", { name: /the visit is in it/ })).toBeDisabled();
  });

  it("says where an episode can be made when there is none", async () => {
    const { user, navigation } = await open({ episodes: [] });
    expect(await screen.findByText(/Solo tells of no episode of this patient/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Open the patient" }));
    expect(navigation.go).toHaveBeenCalledWith("patient", { key: SORBO });
  });
});
