import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderScreen } from "../../../tests/render";
import { fixtureHost, problem } from "../../host/fixture";
import type { Host } from "../../host/Host";
import { Button } from "../../parts/Button";
import { announce } from "../announcer";
import { dropUndo, Undos } from "../undo";
import { useKept } from "../useKept";

const CHECKED = { patient: null, birthDate: "1991-09-02", number: "4410511", family: null };
afterEach(() =>
  act(() => {
    dropUndo("i-1");
    announce("");
  }),
);

function open(overrides: Partial<Host>) {
  const onKept = vi.fn();
  function Form() {
    const cancel = useKept("cancel", { what: "Cancel the visit", said: "Cancel the visit: kept", onKept });
    return (
      <>
        <Button onPress={() => void cancel.run({ visit: "v-1", checked: CHECKED })}>Cancel it</Button>
        <p>{cancel.problem?.what}</p>
        <Undos />
      </>
    );
  }
  return { ...renderScreen(<Form />, { host: fixtureHost({}, overrides) }), onKept };
}

describe("an act that is kept before it is sent", () => {
  it("is said aloud, can be taken back, and the screen goes on", async () => {
    const sendsAt = new Date(Date.now() + 20_000).toISOString();
    const { user, onKept } = open({ cancel: async () => ({ intent: "i-1", visit: "v-1", sendsAt }) });
    await user.click(screen.getByRole("button", { name: "Cancel it" }));
    expect(await screen.findByText("Cancel the visit: kept")).toBeInTheDocument();
    expect(screen.getByText("Cancel the visit")).toBeVisible();
    expect(screen.getByRole("button", { name: "Undo" })).toBeVisible();
    expect(onKept).toHaveBeenCalledOnce();
  });

  it("is nothing of this when the host refuses: its reason is there, and the form stays", async () => {
    const cancel = async () => {
      throw problem({ code: "conflict", what: "intentUnderWay" });
    };
    const { user, onKept } = open({ cancel });
    await user.click(screen.getByRole("button", { name: "Cancel it" }));
    await waitFor(() => expect(screen.getByText("intentUnderWay")).toBeVisible());
    expect(screen.queryByText("Cancel the visit: kept")).toBeNull();
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    expect(onKept).not.toHaveBeenCalled();
  });
});
