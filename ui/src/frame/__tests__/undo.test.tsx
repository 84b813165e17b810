import { act, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { renderScreen } from "../../../tests/render";
import { fixtureHost, problem } from "../../host/fixture";
import { dropUndo, offerUndo, Undos } from "../undo";

const kept = (seconds: number) => ({
  intent: "i-1",
  visit: "v-1",
  sendsAt: new Date(Date.now() + seconds * 1000).toISOString(),
});
afterEach(() => act(() => dropUndo("i-1")));

describe("an undo", () => {
  it("takes back what has not been sent", async () => {
    const { host, user } = renderScreen(<Undos />);
    act(() => offerUndo({ kept: kept(20), what: "Cancel the visit" }));
    expect(screen.getByText("Cancel the visit")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(host.state.asked).toEqual([{ act: "decide", with: [{ choice: "withdraw", intent: "i-1" }] }]);
    expect(screen.queryByText("Cancel the visit")).toBeNull();
  });

  it("says that it was not taken back when the host refuses", async () => {
    const decide = async () => {
      throw problem({ code: "conflict" });
    };
    const { user } = renderScreen(<Undos />, { host: fixtureHost({}, { decide }) });
    act(() => offerUndo({ kept: kept(20), what: "Cancel the visit" }));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Not taken back: Cancel the visit.")).toBeTruthy();
  });

  it("is not offered for what is sent at once", () => {
    renderScreen(<Undos />);
    act(() => offerUndo({ kept: kept(-1), what: "Cancel the visit" }));
    expect(screen.queryByText("Cancel the visit")).toBeNull();
  });
});
