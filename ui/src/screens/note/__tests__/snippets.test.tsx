import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { listenForKeys } from "../../../frame/listenForKeys";
import { fixtureHost } from "../../../host/fixture";
import { problem } from "../../../host/fixture/builders";
import type { DraftAnswerInput } from "../../../host/types";
import SettingsScreen from "../../settings/SettingsScreen";
import NoteScreen from "../NoteScreen";
import { expansionAt } from "../snippets";

const here = { screen: "note" as const, open: { visit: "v-sorbo" } };
const texts = new Map([
  ["bp", "Blood pressure: "],
  ["rtc", "Return to clinic."],
]);
const at = (value: string) => expansionAt(value, value.length, texts);

// The frame listens to the keys of the window; here is no frame.
let stop = () => {};
beforeEach(() => {
  stop = listenForKeys(() => {});
});
afterEach(() => stop());

// A whole screen takes its time on a busy machine.

describe("an abbreviation", () => {
  it("stands for a text only at the start of a word, after its mark, and once it is ended", () => {
    expect(at("See .rtc ")).toEqual({ from: 4, to: 8, text: "Return to clinic." });
    expect(at(".RTC\n")).toEqual({ from: 0, to: 4, text: "Return to clinic." });
    expect(at(".bp ")).toEqual({ from: 0, to: 4, text: "Blood pressure: " });
    for (const plain of [".rtc", "rtc ", "no.rtc ", ".rtcx ", "5.bp ", " "])
      expect(at(plain), plain).toBeNull();
  });
});

describe("texts to insert", () => {
  it("are inserted by their abbreviation, and the draft has what is in the field", async () => {
    const { host, user } = renderScreen(<NoteScreen />, { here });
    const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Assessment" });
    await waitFor(async () => expect(await host.snippets()).toHaveLength(2));
    await user.type(field, "Stable. .rtc Then rest");
    expect(field).toHaveValue("Stable. Return to clinic if symptoms come back. Then rest");
    await waitFor(() => {
      const typed = host.state.asked.filter((each) => each.act === "keepNoteDraft").at(-1)?.with[1];
      expect((typed as DraftAnswerInput[])[0]?.mine).toEqual([field.value]);
    });
  });

  it("are chosen from a list by keyboard alone, and go where the caret was", async () => {
    const { user } = renderScreen(<NoteScreen />, { here });
    const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Assessment" });
    await user.type(field, "AB");
    field.setSelectionRange(1, 1);
    await user.keyboard("{Control>}.{/Control}");
    const sheet = await screen.findByRole("dialog", { name: "Texts to insert" });
    expect(await axeFindings(sheet)).toEqual([]);
    await within(sheet).findByRole("option", { name: /rtc/ });
    await user.keyboard("retu{Enter}");
    await waitFor(() => expect(field).toHaveValue("AReturn to clinic if symptoms come back.B"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("say that the cursor has to stand in a text first", async () => {
    const { user } = renderScreen(<NoteScreen />, { here });
    await screen.findByRole("textbox", { name: "Assessment" });
    await user.keyboard("{Control>}.{/Control}");
    expect(await screen.findByText("Put the cursor into a text first.")).toBeInTheDocument();
  });

  it("are set by a clinician in Settings, and what is refused says where", async () => {
    const host = fixtureHost();
    const { user, container } = renderScreen(<SettingsScreen />, { host, here: { screen: "settings" } });
    const section = await screen.findByRole("region", { name: "Texts to insert" });
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(section).getByRole("button", { name: "Remove bp" }));
    await user.click(within(section).getByRole("button", { name: "Add a text" }));
    const line = within(section).getByRole("group", { name: /^Text 2/ });
    await user.type(within(line).getByRole("textbox", { name: "Abbreviation" }), "nad");
    await user.type(within(line).getByRole("textbox", { name: "Text" }), "No acute distress.");
    await user.click(within(section).getByRole("button", { name: "Keep the texts" }));
    await waitFor(() => expect(host.state.snippets.map((each) => each.abbreviation)).toEqual(["rtc", "nad"]));
    host.saveSnippets = async () => {
      throw problem({ code: "invalid", what: "twice", field: "abbreviation" });
    };
    await user.click(within(section).getByRole("button", { name: "Keep the texts" }));
    expect(await screen.findByText("An abbreviation stands twice. Nothing was kept.")).toBeInTheDocument();
  });
});
