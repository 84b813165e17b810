import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { renderScreen } from "../../../tests/render";
import { boardOf, fixtureHost, problem } from "../../host/fixture";
import type { Host } from "../../host/Host";
import type { Role } from "../../host/types";
import { AccountGuard } from "../AccountGuard";

const AT = "2026-11-20T15:42:00.000Z";
const words = {
  loading: "the accounts",
  denied: { title: "Not for you", text: "Ask the front desk." },
  noConnection: { title: "No account", text: "An administrator can connect one.", go: "Open Connections" },
};

function open(roles: readonly Role[], overrides: Partial<Host> = {}) {
  const host = fixtureHost({ at: AT }, overrides);
  return renderScreen(
    <AccountGuard roles={roles} words={words} rows={2}>
      {(accounts) => <p>{accounts.map((each) => each.name).join(", ")}</p>}
    </AccountGuard>,
    { host },
  );
}

describe("what a screen needs before it can do anything at a vendor", () => {
  it("gives the accounts to who has one of the roles", async () => {
    const { host } = open(["administrator", "frontDesk"]);
    const first = host.state.board.connections[0]?.name ?? "none";
    expect(await screen.findByText(new RegExp(first))).toBeVisible();
  });

  it("says that it is not for who has none of them", async () => {
    const me = fixtureHost({ at: AT });
    const whoAmI = async () => ({ ...(await me.whoAmI()), roles: ["clinician" as const] });
    open(["frontDesk"], { whoAmI });
    expect(await screen.findByText("Not for you")).toBeVisible();
  });

  it("leads to Connections where there is no account", async () => {
    const board = async () => ({ ...boardOf(AT, [], []), connections: [] });
    const { user, navigation, container } = open(["frontDesk"], { board });
    await user.click(await screen.findByRole("button", { name: "Open Connections" }));
    expect(navigation.go).toHaveBeenCalledWith("connections");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says why the accounts could not be read, and tries again", async () => {
    let calls = 0;
    const board = async () => {
      calls += 1;
      if (calls === 1) throw problem({ code: "denied", what: "roleLacks" });
      return boardOf(AT, [], []);
    };
    const { user } = open(["frontDesk"], { board });
    await user.click(await screen.findByRole("button", { name: /again/i }));
    const first = boardOf(AT, [], []).connections[0]?.name ?? "none";
    expect(await screen.findByText(new RegExp(first))).toBeVisible();
  });
});
