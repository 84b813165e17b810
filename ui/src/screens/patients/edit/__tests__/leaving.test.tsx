import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { App } from "../../../../App";
import { type FixtureHost, fixtureHost } from "../../../../host/fixture";

// The router puts the page to its top after a change of screen; jsdom has no page to scroll.
beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

const EDIT = "/edit-patient?patient=c0ffee01%3Aext%3A4410275";
const REGISTER = "/register-patient";

async function open(start: string, label: string, host: FixtureHost = fixtureHost()) {
  render(<App host={host} start={start} />);
  const field = await screen.findByLabelText(label, undefined, { timeout: 15_000 });
  return { host, field, user: userEvent.setup() };
}
const asking = () => screen.findByRole("alertdialog", { name: /^Leave this form/ });
const held = (host: FixtureHost) =>
  host.state.asked.filter((each) => each.act === "holdClose").map((each) => each.with[0]);

describe("leaving a form for a patient", { timeout: 30_000 }, () => {
  it.each([
    ["changing a record", EDIT, "Preferred language"],
    ["registering", REGISTER, "Family name"],
  ])("asks nothing when nothing was typed: %s", async (_, start, label) => {
    const { user } = await open(start, label);
    await user.keyboard("{F3}");
    await waitFor(() => expect(screen.queryByLabelText(label)).toBeNull());
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it.each([
    ["changing a record", EDIT, "Preferred language"],
    ["registering", REGISTER, "Family name"],
  ])("asks when something was typed, and stays with it when told so: %s", async (_, start, label) => {
    const { user, field } = await open(start, label);
    await user.click(field);
    await user.paste("Quiroga");
    await user.keyboard("{F3}");
    const sheet = await asking();
    expect(within(sheet).getByRole("button", { name: "Stay here" })).toHaveFocus();
    expect(await axeFindings(sheet)).toEqual([]);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect((screen.getByLabelText(label) as HTMLInputElement).value).toContain("Quiroga");
  });

  it("goes where it was asked to go when that is chosen", async () => {
    const { user, field } = await open(REGISTER, "Family name");
    await user.click(field);
    await user.paste("Quiroga");
    await user.keyboard("{F8}");
    await user.click(within(await asking()).getByRole("button", { name: "Leave, lose what was typed" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "Connections" }, { timeout: 15_000 }),
    ).toBeInTheDocument();
  });

  it("asks for half a date too, which is no value yet", async () => {
    const { user } = await open(EDIT, "Preferred language");
    await user.type(screen.getByLabelText("Date of birth"), "1");
    await user.keyboard("{F3}");
    expect(await asking()).toBeVisible();
  });

  it("asks before the window closes, and no more once it is kept", async () => {
    const { user, field, host } = await open(EDIT, "Preferred language");
    await user.clear(field);
    await user.click(field);
    await user.paste("Norwegian");
    await waitFor(() => expect(held(host).at(-1)).toBe(true));
    act(() => host.askToClose());
    await user.click(within(await asking()).getByRole("button", { name: "Stay here" }));
    expect(host.state.asked.some((each) => each.act === "quit")).toBe(false);
    await user.click(screen.getByText("Look it over"));
    for (const tick of await screen.findAllByRole("checkbox")) await user.click(tick);
    await user.click(screen.getByRole("button", { name: "Change the record" }));
    await screen.findByRole("heading", { name: "Kept, not sent yet" });
    await waitFor(() => expect(held(host).at(-1)).toBe(false));
    await user.keyboard("{F3}");
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Kept, not sent yet" })).toBeNull());
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});
