import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { App } from "../../../App";
import { type FixtureHost, fixtureHost } from "../../../host/fixture";

// The router puts the page to its top after a change of screen; jsdom has no page to scroll.
beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

async function open(host: FixtureHost = fixtureHost()) {
  const view = render(<App host={host} start="/note?visit=v-sorbo" />);
  await screen.findByRole("textbox", { name: "Assessment" }, { timeout: 15_000 });
  return { ...view, host, user: userEvent.setup() };
}
const asking = () => screen.findByRole("dialog", { name: /^Leave this note with 1 answer/ });
const here = () => screen.queryByRole("textbox", { name: "Assessment" });

// A page of this size takes its time on a busy machine.

describe("leaving a note", () => {
  it("asks nothing when nothing is drafted", async () => {
    const { user } = await open();
    await user.keyboard("{F3}");
    await waitFor(() => expect(here()).toBeNull());
  });

  it("asks when a key leads to another screen, and stays when told so, with the text where it was", async () => {
    const { user } = await open();
    await user.type(here()!, "Ectopics");
    await user.keyboard("{F3}");
    const sheet = await asking();
    expect(await axeFindings(sheet)).toEqual([]);
    await user.click(within(sheet).getByRole("button", { name: "Stay here" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(here()).toHaveValue("Ectopics");
  });

  it("asks at Esc too, and keeps the draft when it is left", async () => {
    const { host, user } = await open();
    await user.type(here()!, "Ectopics");
    await user.keyboard("{Escape}");
    await user.click(within(await asking()).getByRole("button", { name: "Leave, keep the draft" }));
    await waitFor(() =>
      expect(host.state.notes.get("v-sorbo")?.draft?.answers[0]?.mine).toEqual(["Ectopics"]),
    );
  });

  it("leaves to where it was asked to go, and finds the draft again", async () => {
    const { user } = await open();
    await user.type(here()!, "Ectopics");
    await user.keyboard("{F8}");
    await user.click(within(await asking()).getByRole("button", { name: "Leave, keep the draft" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "Connections" }, { timeout: 15_000 }),
    ).toBeInTheDocument();
  });

  it("throws the draft away only when that is chosen", async () => {
    const { host, user } = await open();
    await user.type(here()!, "Ectopics");
    await user.keyboard("{F8}");
    await user.click(within(await asking()).getByRole("button", { name: "Discard the draft" }));
    await waitFor(() => expect(here()).toBeNull());
    expect(host.state.notes.get("v-sorbo")?.draft).toBeNull();
  });

  it("holds the window open while there is unsent text, asks before it closes, and lets go afterwards", async () => {
    const { host, user } = await open();
    const held = () =>
      host.state.asked.filter((each) => each.act === "holdClose").map((each) => each.with[0]);
    expect(held()).toEqual([]);
    await user.type(here()!, "Ectopics");
    await waitFor(() => expect(held().at(-1)).toBe(true));
    act(() => host.askToClose());
    const sheet = await asking();
    expect(host.state.asked.some((each) => each.act === "quit")).toBe(false);
    await user.click(within(sheet).getByRole("button", { name: "Leave, keep the draft" }));
    await waitFor(() => expect(host.state.asked.some((each) => each.act === "quit")).toBe(true));
    expect(host.state.notes.get("v-sorbo")?.draft?.answers[0]?.mine).toEqual(["Ectopics"]);
  });

  it("closes at once where nothing is drafted", async () => {
    const { host } = await open();
    act(() => host.askToClose());
    await waitFor(() => expect(host.state.asked.some((each) => each.act === "quit")).toBe(true));
  });
});
