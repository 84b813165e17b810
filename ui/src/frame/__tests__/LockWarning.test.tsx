import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { App } from "../../App";
import { fixtureHost } from "../../host/fixture";

function opened() {
  const host = fixtureHost();
  render(<App host={host} />);
  const touches = () => host.state.asked.filter(({ act }) => act === "touched").length;
  return { host, touches, user: userEvent.setup({ delay: null }) };
}

const ready = () => screen.findByRole("heading", { level: 1, name: "Waiting rooms" });

it("WCAG 2.2.1: who sits here is told before the console locks, and any touch keeps it open", async () => {
  const { host, touches, user } = opened();
  await ready();
  host.lockSoon(30);
  expect(await screen.findByRole("button", { name: "Stay" })).toBeVisible();
  expect(screen.getAllByText("This console locks in 30 seconds.")).not.toHaveLength(0);
  expect(await axeFindings(document.body)).toEqual([]);
  const before = touches();
  await user.keyboard("{Shift}");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Stay" })).toBeNull());
  expect(touches()).toBe(before + 1);
});

it("it stands above an open sheet and can be answered there", async () => {
  const { host, touches, user } = opened();
  await ready();
  await user.keyboard("{F1}");
  await screen.findByRole("dialog");
  host.lockSoon(30);
  await user.click(await screen.findByRole("button", { name: "Stay" }));
  expect(screen.queryByRole("button", { name: "Stay" })).toBeNull();
  expect(screen.getByRole("dialog")).toBeVisible();
  expect(touches()).toBeGreaterThan(0);
});

it("a person who types is not told to the host at every key", async () => {
  const { touches, user } = opened();
  await ready();
  await user.keyboard("{Shift}{Shift}{Shift}{Shift}");
  expect(touches()).toBeLessThanOrEqual(1);
});

it("a pointer that rests while the page changes under it is nobody's touch", async () => {
  const { host, touches } = opened();
  await ready();
  // As the window tells it: a page that changes under a pointer at rest is told of a move to the same place.
  const tell = (screenX: number) =>
    act(() => void document.body.dispatchEvent(new MouseEvent("pointermove", { bubbles: true, screenX })));
  tell(40);
  act(() => host.lockSoon(30));
  await screen.findByRole("button", { name: "Stay" });
  const before = touches();
  tell(40);
  expect(screen.getByRole("button", { name: "Stay" })).toBeVisible();
  expect(touches()).toBe(before);
  tell(41);
  await waitFor(() => expect(screen.queryByRole("button", { name: "Stay" })).toBeNull());
  expect(touches()).toBe(before + 1);
});

it("the end of the longest time at the desk is told, and no touch puts it off", async () => {
  const { host, user } = opened();
  await ready();
  host.lockSoon(30, false);
  expect(await screen.findByText(/You have been signed in for 12 hours/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Stay" })).toBeNull();
  await user.keyboard("{Shift}");
  expect(screen.getByText(/You have been signed in for 12 hours/)).toBeVisible();
});
