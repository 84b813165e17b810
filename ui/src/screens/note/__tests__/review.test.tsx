import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { listenForKeys } from "../../../frame/listenForKeys";
import { type FixtureHost, fixtureHost } from "../../../host/fixture";
import { intentView, problem } from "../../../host/fixture/builders";
import { sampleDraft } from "../../../host/fixture/note";
import type { ReviewAnswer, SendNoteInput } from "../../../host/types";
import NoteScreen from "../NoteScreen";

const here = { screen: "note" as const, open: { visit: "v-sorbo" } };
const findings = "Comfortable on video. No ankle swelling shown.";

const both: Partial<ReviewAnswer> = {
  standing: "both",
  theirs: [`${findings} Dizzy this morning.`],
};

async function reviewing(host: FixtureHost = fixtureHost(), change: Partial<ReviewAnswer> | null = null) {
  host.state.notes.set("v-sorbo", { draft: sampleDraft(host.state.at) });
  if (change !== null) {
    const { answers } = await host.reviewNote("v-sorbo");
    host.state.reviews.set("v-sorbo", {
      answers: answers.map((each, at) => (at === 0 ? { ...each, ...change } : each)),
    });
  }
  const view = renderScreen(<NoteScreen />, { host, here });
  await view.user.click(await screen.findByRole("button", { name: /^Check and send/ }));
  await screen.findByRole("table");
  return view;
}

const tick = async (user: Awaited<ReturnType<typeof reviewing>>["user"]) => {
  for (const box of screen.getAllByRole("checkbox", { name: /Born|MRN/ })) await user.click(box);
};
const sent = (host: FixtureHost) =>
  host.state.asked.find((each) => each.act === "sendNote")?.with[0] as SendNoteInput | undefined;

// The frame listens to the keys of the window; here is no frame.
let stop = () => {};
beforeEach(() => {
  stop = listenForKeys(() => {});
});
afterEach(() => stop());

// A whole screen takes its time on a busy machine.

describe("the review before a note is sent", () => {
  it("shows exactly what will be sent, and sends it only after the two-identifier check (X-06)", async () => {
    const { host, user } = await reviewing();
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(3);
    expect(within(rows[2]!).getAllByText("Ectopics")).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: /^Send 2 answers to Solo/ }));
    expect(sent(host)).toBeUndefined();
    await tick(user);
    await user.click(screen.getByRole("button", { name: /^Send 2 answers to Solo/ }));
    await waitFor(() => expect(sent(host)).toBeDefined());
    expect(sent(host)?.answers).toEqual([
      {
        template: "t-review",
        question: "q-findings",
        theirs: [findings],
        value: [`${findings} Speaks in full sentences.`],
      },
      { template: "t-review", question: "q-assessment", theirs: [], value: ["Ectopics"] },
    ]);
    expect(sent(host)?.checked).toMatchObject({ birthDate: "1949-12-21", number: "4410275" });
  });

  it("sends nothing before a person has chosen where both wrote", async () => {
    const { host, user } = await reviewing(undefined, both);
    expect(screen.getByRole("heading", { level: 1, name: "Compare before sending" })).toBeInTheDocument();
    expect(screen.getByText("1 answer was changed at Solo after you began.")).toBeInTheDocument();
    for (const radio of screen.getAllByRole("radio")) expect(radio).not.toBeChecked();
    await tick(user);
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(sent(host)).toBeUndefined();
    await user.click(screen.getByRole("radio", { name: "What to send: Findings: Mine" }));
    expect(screen.getByText("1 of 1 chosen")).toBeInTheDocument();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(sent(host)?.answers[0]?.value).toEqual([`${findings} Speaks in full sentences.`]),
    );
  });

  it("joins both texts to be edited, and sends what was edited over what the vendor showed", async () => {
    const { host, user } = await reviewing(undefined, both);
    await user.click(screen.getByRole("radio", { name: "What to send: Findings: Both, edited here" }));
    const text = screen.getByRole("textbox", { name: "Text to send: Findings" });
    expect(text).toHaveValue(`${findings} Dizzy this morning.\n${findings} Speaks in full sentences.`);
    await user.clear(text);
    await user.type(text, "One text of both.");
    await tick(user);
    await user.click(screen.getByRole("button", { name: /^Send 2 answers/ }));
    await waitFor(() =>
      expect(sent(host)?.answers[0]).toMatchObject({ theirs: both.theirs, value: ["One text of both."] }),
    );
  });

  it("leaves a question to the colleague without sending it", async () => {
    const { user } = await reviewing(undefined, both);
    await user.click(screen.getByRole("radio", { name: "What to send: Findings: Theirs" }));
    expect(screen.getByRole("button", { name: /^Send 1 answer to Solo/ })).toBeInTheDocument();
    const row = screen.getByRole("row", { name: /Findings/ });
    expect(within(row).getByText("Nothing is sent")).toBeInTheDocument();
  });

  it("marks what each added by underlining it", async () => {
    const { container } = await reviewing(undefined, both);
    const marked = [...container.querySelectorAll("ins")].map((each) => each.textContent);
    expect(marked).toContain("Dizzy this morning.");
    expect(marked).toContain("Speaks in full sentences.");
  });

  it("looks again when the note changed while it was looked at, and asks for the check anew", async () => {
    const host = fixtureHost();
    host.sendNote = async () => {
      throw problem({ code: "conflict", what: "noteChanged" });
    };
    const { user } = await reviewing(host);
    await tick(user);
    const looks = () => host.state.asked.filter((each) => each.act === "reviewNote").length;
    const before = looks();
    await user.click(screen.getByRole("button", { name: /^Send 2 answers/ }));
    expect(await screen.findByText(/^The note changed at Solo while you looked at it/)).toBeInTheDocument();
    await waitFor(() => expect(looks()).toBe(before + 1));
    await waitFor(() => {
      for (const box of screen.getAllByRole("checkbox", { name: /Born|MRN/ })) expect(box).not.toBeChecked();
    });
  });

  it("says when Solo did not answer and what it compares with then", async () => {
    const host = fixtureHost();
    host.state.notes.set("v-sorbo", { draft: sampleDraft(host.state.at) });
    host.state.reviews.set("v-sorbo", { fresh: false });
    await reviewing(host);
    expect(screen.getByText(/^Solo did not answer/)).toBeInTheDocument();
  });

  it("goes back to the note by Esc, and the focus is where it was (WCAG 2.4.3)", async () => {
    const { user } = await reviewing();
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("textbox", { name: "Findings" })).toHaveValue(
      `${findings} Speaks in full sentences.`,
    );
    expect(screen.getByRole("button", { name: /^Check and send/ })).toHaveFocus();
  });

  it("holds a second note back while one is on its way", async () => {
    const host = fixtureHost();
    const view = await reviewing(host);
    view.unmount();
    host.state.notes.set("v-sorbo", {
      draft: sampleDraft(host.state.at),
      intents: [intentView(host.state.at, { act: "note", state: "unknown", visit: "v-sorbo" })],
    });
    const { user } = renderScreen(<NoteScreen />, { host, here });
    expect(await screen.findByText("Your note may or may not have arrived.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /^Check and send/ }));
    await screen.findByRole("table");
    await tick(user);
    await user.click(screen.getByRole("button", { name: /^Send 2 answers/ }));
    expect(sent(host)).toBeUndefined();
  });

  it("is clean for axe, comparing", async () => {
    const { container, user } = await reviewing(undefined, both);
    await user.click(screen.getByRole("radio", { name: "What to send: Findings: Both, edited here" }));
    expect(await axeFindings(container)).toEqual([]);
  });
});
