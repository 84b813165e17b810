import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost } from "../../../host/fixture";
import { problem } from "../../../host/fixture/builders";
import type { DraftAnswerInput } from "../../../host/types";
import NoteScreen from "../NoteScreen";

const here = { screen: "note" as const, open: { visit: "v-sorbo" } };
const field = (name: string) => screen.findByRole("textbox", { name });
const kept = (host: ReturnType<typeof fixtureHost>) =>
  host.state.asked
    .filter((each) => each.act === "keepNoteDraft")
    .flatMap((each) => each.with[1] as DraftAnswerInput[]);

// A whole screen takes its time on a busy machine.

describe("the draft of a note", () => {
  it("is kept within a second of a keystroke, without anything being sent", async () => {
    const { host, user } = renderScreen(<NoteScreen />, { here });
    await user.type(await field("Assessment"), "Ectopics");
    await waitFor(() => expect(kept(host).at(-1)?.mine).toEqual(["Ectopics"]), { timeout: 1_000 });
    expect(kept(host).at(-1)).toMatchObject({ template: "t-review", question: "q-assessment", shown: [] });
    expect(await screen.findByText(/^Draft. Saved on this device/)).toBeInTheDocument();
    expect(host.state.asked.some((each) => each.act === "sendNote")).toBe(false);
  });

  it("is kept while somebody goes on typing, one call after the other, with the newest text last", async () => {
    let calls = 0;
    let atOnce = 0;
    const host = fixtureHost();
    const keep = host.keepNoteDraft;
    host.keepNoteDraft = async (...given) => {
      calls += 1;
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise((done) => setTimeout(done, 120));
      atOnce -= 1;
      return keep(...given);
    };
    const { user } = renderScreen(<NoteScreen />, { host, here });
    const text = await field("Assessment");
    for (const word of ["one ", "two ", "three ", "four"]) {
      await user.type(text, word);
      await new Promise((done) => setTimeout(done, 250));
    }
    expect(calls).toBeGreaterThan(0);
    await waitFor(() => expect(kept(host).at(-1)?.mine).toEqual(["one two three four"]), { timeout: 2_000 });
  });

  it("is found again as it lies on the disk", async () => {
    const host = fixtureHost();
    host.state.notes.set("v-sorbo", {
      draft: {
        begunAt: host.state.at,
        savedAt: host.state.at,
        answers: [
          {
            template: "t-review",
            question: "q-assessment",
            asked: ["Assessment", "Assessment"],
            base: [],
            mine: ["Found"],
          },
          {
            template: "t-review",
            question: "q-pulse",
            asked: ["Examination", "Pulse"],
            base: ["Regular"],
            mine: ["Irregular"],
          },
        ],
      },
    });
    renderScreen(<NoteScreen />, { host, here });
    expect(await field("Assessment")).toHaveValue("Found");
    expect(screen.getByRole("radio", { name: "Irregular" })).toBeChecked();
    expect(screen.getByText("2 answers, not sent.")).toBeInTheDocument();
  });

  it("shows what was drafted even where its question is not here any more", async () => {
    const host = fixtureHost();
    const answer = {
      template: "t-gone",
      question: "q-gone",
      asked: ["Plan", "Dose"],
      base: [],
      mine: ["5 mg"],
    };
    const draft = { begunAt: host.state.at, savedAt: host.state.at, answers: [answer] };
    host.state.notes.set("v-sorbo", { draft, templates: [] });
    const { unmount } = renderScreen(<NoteScreen />, { host, here });
    expect(await screen.findByText("5 mg")).toBeInTheDocument();
    unmount();
    host.state.notes.set("v-sorbo", { draft });
    renderScreen(<NoteScreen />, { host, here });
    const loose = await screen.findByRole("region", { name: "Drafted, without a question here" });
    expect(within(loose).getByText("5 mg")).toBeInTheDocument();
  });

  it("keeps what was typed last when the screen is left at once", async () => {
    const { host, user, unmount } = renderScreen(<NoteScreen />, { here });
    await user.type(await field("Assessment"), "x");
    unmount();
    await waitFor(() => expect(kept(host).at(-1)?.mine).toEqual(["x"]));
  });

  it("says so when the disk does not take it, tries again and loses nothing", async () => {
    const host = fixtureHost();
    const keep = host.keepNoteDraft;
    let full = true;
    host.keepNoteDraft = async (...given) => {
      if (full) throw problem({ code: "store", what: "diskFull" });
      return keep(...given);
    };
    const { user } = renderScreen(<NoteScreen />, { host, here });
    await user.type(await field("Assessment"), "Ectopics");
    expect(await screen.findByText("The draft could not be saved on this device.")).toBeInTheDocument();
    full = false;
    await waitFor(() => expect(kept(host).at(-1)?.mine).toEqual(["Ectopics"]), { timeout: 4_000 });
    expect(await field("Assessment")).toHaveValue("Ectopics");
  });

  it("keeps several choices in the order of the options, and one choice can be taken back", async () => {
    const { host, user } = renderScreen(<NoteScreen />, { here });
    await user.click(await screen.findByRole("checkbox", { name: "Chest pain" }));
    const pulse = screen.getByRole("radiogroup", { name: /Pulse/ });
    await user.click(within(pulse).getByRole("radio", { name: "No answer" }));
    await waitFor(() =>
      expect(kept(host)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ question: "q-flags", mine: ["Syncope", "Chest pain"] }),
          expect.objectContaining({ question: "q-pulse", mine: [] }),
        ]),
      ),
    );
  });

  it("shows what the vendor now says where nothing is drafted, and marks what changed where something is", async () => {
    const { host, user } = renderScreen(<NoteScreen />, { here });
    await user.type(await field("Findings"), " More.");
    await screen.findByText(/Saved on this device/);
    const note = await host.note("v-sorbo");
    const [examination, assessment] = note.templates[0]!.sections;
    examination!.questions[1]!.answer = ["Somebody else"];
    assessment!.questions[0]!.answer = ["From a colleague"];
    host.state.notes.set("v-sorbo", { ...host.state.notes.get("v-sorbo"), templates: note.templates });
    act(() => host.stale("notes"));
    await waitFor(async () => expect(await field("Assessment")).toHaveValue("From a colleague"));
    expect(await field("Findings")).toHaveValue("Comfortable on video. No ankle swelling shown. More.");
    expect(await screen.findByText(/^Somebody changed this at Solo since you began/)).toBeInTheDocument();
  });

  it("is never put back to an older text by a reading that began before the last one was kept", async () => {
    const host = fixtureHost();
    const { user } = renderScreen(<NoteScreen />, { host, here });
    const text = await field("Assessment");
    await user.type(text, "first");
    await screen.findByText(/Saved on this device/);
    const old = await host.note("v-sorbo");
    await user.type(text, " second");
    await waitFor(() => expect(kept(host).at(-1)?.mine).toEqual(["first second"]));
    host.note = async () => old;
    act(() => host.stale("notes"));
    await new Promise((done) => setTimeout(done, 100));
    expect(text).toHaveValue("first second");
  });

  it("is thrown away only after a question, and the vendor's answers stand there again", async () => {
    const { host, user } = renderScreen(<NoteScreen />, { here });
    await user.type(await field("Findings"), " More.");
    await screen.findByText(/Saved on this device/);
    await user.click(screen.getByRole("button", { name: "Discard draft" }));
    const sheet = await screen.findByRole("alertdialog", { name: "Discard this draft?" });
    await user.click(within(sheet).getByRole("button", { name: "Discard draft" }));
    await waitFor(() =>
      expect(host.state.asked).toContainEqual({ act: "discardNoteDraft", with: ["v-sorbo"] }),
    );
    await waitFor(async () =>
      expect(await field("Findings")).toHaveValue("Comfortable on video. No ankle swelling shown."),
    );
    expect(screen.queryByText(/not sent\.$/)).toBeNull();
  });

  it("is clean for axe with a draft", async () => {
    const { container, user } = renderScreen(<NoteScreen />, { here });
    await user.type(await field("Assessment"), "x");
    await screen.findByText(/Saved on this device/);
    expect(await axeFindings(container)).toEqual([]);
  });
});
