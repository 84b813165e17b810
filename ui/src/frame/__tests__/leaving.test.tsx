import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { type FixtureHost, fixtureHost } from "../../host/fixture";
import { HostProvider } from "../../host/HostContext";
import { leave, useAskBeforeLeaving } from "../leaving";

function Form() {
  const leaving = useAskBeforeLeaving(true);
  return leaving === null ? null : (
    <>
      <button type="button" onClick={leaving.stay}>
        Stay
      </button>
      <button type="button" onClick={leaving.go}>
        Go
      </button>
    </>
  );
}
const held = (host: FixtureHost) =>
  host.state.asked.filter((each) => each.act === "holdClose").map((each) => each.with[0]);

it("holds the window again for who stays, and goes only for who goes", async () => {
  const [host, go, user] = [fixtureHost(), vi.fn(), userEvent.setup()];
  render(
    <HostProvider host={host}>
      <Form />
    </HostProvider>,
  );
  expect(held(host)).toEqual([true]);
  act(() => leave(go));
  await user.click(screen.getByRole("button", { name: "Stay" }));
  expect(held(host)).toEqual([true, true]);
  expect(screen.queryByRole("button")).toBeNull();
  expect(go).not.toHaveBeenCalled();
  act(() => leave(go));
  await user.click(screen.getByRole("button", { name: "Go" }));
  expect(go).toHaveBeenCalledOnce();
});
