import { screen, waitFor } from "@testing-library/react";
import { Profiler } from "react";
import { describe, expect, it, vi } from "vitest";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost } from "../../../host/fixture";
import { largeTemplate } from "../../../host/fixture/note";
import type { DraftAnswerInput } from "../../../host/types";
import NoteScreen from "../NoteScreen";

/** How often each question was drawn. */
const drawn = vi.hoisted(() => new Map<string, number>());

vi.mock("../QuestionPart", async (original) => {
  const real = await original<typeof import("../QuestionPart")>();
  const { memo, createElement } = await import("react");
  return {
    ...real,
    QuestionPart: memo(function Counted(props: Parameters<typeof real.QuestionPart>[0]) {
      return createElement(
        Profiler,
        {
          id: props.question.id,
          onRender: (id: string) => void drawn.set(id, (drawn.get(id) ?? 0) + 1),
        },
        createElement(real.QuestionPart, props),
      );
    }),
  };
});

const here = { screen: "note" as const, open: { visit: "v-sorbo" } };

async function opened() {
  const host = fixtureHost();
  host.state.notes.set("v-sorbo", { templates: [largeTemplate(300)] });
  const view = renderScreen(<NoteScreen />, { host, here });
  const field = await screen.findByRole<HTMLTextAreaElement>(
    "textbox",
    { name: "Question 151" },
    { timeout: 15_000 },
  );
  await waitFor(() => expect(drawn.size).toBe(300));
  return { ...view, field };
}

const kept = (host: ReturnType<typeof fixtureHost>) =>
  host.state.asked
    .filter((each) => each.act === "keepNoteDraft")
    .flatMap((each) => each.with[1] as DraftAnswerInput[]);

/** A keystroke as the engine tells it: without the helper's own searching of the page, which 300 fields make slow. */
function press(field: HTMLTextAreaElement, text: string): void {
  field.value += text;
  field.setSelectionRange(field.value.length, field.value.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// A page of this size takes its time on a busy machine.

describe("a note of 300 questions", () => {
  it("draws one question when typing in it begins, nothing at the keystrokes after that, and no other question ever", async () => {
    const { host, field } = await opened();
    drawn.clear();
    press(field, "E");
    await waitFor(() => expect(kept(host).at(-1)?.mine).toEqual(["E"]));
    expect([...drawn.keys()]).toEqual(["q-150"]);
    drawn.clear();
    for (const letter of "ctopics, rare") press(field, letter);
    await waitFor(() => expect(kept(host).at(-1)?.mine).toEqual(["Ectopics, rare"]));
    expect([...drawn.keys()]).toEqual([]);
    expect(field).toHaveValue("Ectopics, rare");
  });

  it("gives the host only the question that was typed in", async () => {
    const { host, field } = await opened();
    press(field, "x");
    await waitFor(() => expect(kept(host)).toHaveLength(1));
    expect(kept(host)[0]?.question).toBe("q-150");
  });

  it("draws only the one question at a choice", async () => {
    const { user } = await opened();
    drawn.clear();
    const group = screen.getByRole("radiogroup", { name: "Question 153" });
    const [yes] = group.querySelectorAll("input");
    await user.click(yes!);
    expect([...drawn.keys()]).toEqual(["q-152"]);
  });
});
