import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../../App";
import { fixtureHost } from "../../../host/fixture";
// Loaded before the test begins, so that it does not wait for it.
import "../NoteScreen";

// The router puts the page to its top after a change of screen; jsdom has no page to scroll.
beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

// A whole screen takes its time on a busy machine.

describe("the way to a note and back", () => {
  it("leads from the visit's panel to its own screen, and Esc returns to the same row at the same place", async () => {
    const host = fixtureHost();
    const user = userEvent.setup({ delay: null });
    render(<App host={host} start="/?visit=v-sorbo" />);
    const slow = { timeout: 15_000 };
    const panel = await screen.findByRole("complementary", { name: "Visit" }, slow);
    const list = await screen.findByRole("grid", {}, slow);
    list.scrollTop = 130;
    await user.click(await within(panel).findByRole("button", { name: "Visit note" }, slow));
    await screen.findByRole("textbox", { name: "Findings" }, slow);
    expect(screen.queryByRole("grid")).toBeNull();
    expect(host.state.showing).toBe("note");
    await user.keyboard("{Escape}");
    const again = await screen.findByRole("grid", {}, slow);
    await screen.findByRole("complementary", { name: "Visit" }, slow);
    await waitFor(() => expect(again.scrollTop).toBe(130));
    expect(again.querySelector('[data-visit="v-sorbo"]')).not.toBeNull();
  }, 60_000);
});
