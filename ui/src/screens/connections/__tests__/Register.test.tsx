import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, otherVendors } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import ConnectionsScreen from "../ConnectionsScreen";

const AT = "2026-11-20T15:42:00.000Z";

function open(overrides: Partial<Host> = {}, connection = "c0ffee03") {
  const host = fixtureHost({ at: AT }, overrides);
  host.state.connections = otherVendors(AT);
  return renderScreen(<ConnectionsScreen />, {
    host,
    here: { screen: "connections", open: { connection } },
  });
}
const row = async (id: string) => (await screen.findByRole("cell", { name: id })).closest("tr")!;

describe("the assumption register", () => {
  it("says at the top how many were found wrong and which, and what an assumed contract is", async () => {
    open();
    expect(await screen.findByText("1 assumption was found wrong.")).toBeVisible();
    expect(screen.getByText(/^A-CM-02\. What rests on them/)).toBeVisible();
    const detail = screen.getByRole("region", { name: "Ward CareMonitor" });
    expect(within(detail).getByText("assumed contract")).toBeVisible();
    expect(within(detail).getByText(/We assumed them; each assumption has an id/)).toBeVisible();
    const marked = await row("A-CM-02");
    expect(marked).toHaveTextContent("Wrong");
    expect(marked).toHaveTextContent("It takes a form.");
    expect(marked).toHaveTextContent("MOREAU, Jeanne, 20-Nov-2026");
    expect(await row("A-CM-05")).toHaveTextContent("Not yet");
  });

  it("keeps a verdict with its note, and no verdict without one", async () => {
    const { user, host } = open();
    await user.click(within(await row("A-CM-05")).getByRole("button", { name: "Mark A-CM-05" }));
    const sheet = await screen.findByRole("dialog");
    await user.click(within(sheet).getByRole("radio", { name: "Confirmed" }));
    await user.click(within(sheet).getByRole("button", { name: "Save the mark" }));
    expect(within(sheet).getByLabelText(/^Note/)).toHaveAccessibleDescription(/Say how it was found/);
    expect(host.state.asked).toEqual([]);
    await user.type(within(sheet).getByLabelText(/^Note/), "Seen in their paper of May.");
    await user.click(within(sheet).getByRole("button", { name: "Save the mark" }));
    await waitFor(() =>
      expect(host.state.asked).toEqual([
        {
          act: "markAssumption",
          with: ["c0ffee03", "A-CM-05", "confirmed", "Seen in their paper of May."],
        },
      ]),
    );
    expect(await screen.findByText("1 confirmed, 1 wrong")).toBeVisible();
  });

  it("takes a mark back", async () => {
    const { user, host } = open();
    await user.click(within(await row("A-CM-02")).getByRole("button", { name: "Mark A-CM-02" }));
    const sheet = await screen.findByRole("dialog");
    expect(within(sheet).getByLabelText(/^Note/)).toHaveValue("It takes a form.");
    expect(await axeFindings(document.body)).toEqual([]);
    await user.click(within(sheet).getByRole("radio", { name: "Not yet" }));
    await user.click(within(sheet).getByRole("button", { name: "Save the mark" }));
    await waitFor(() =>
      expect(host.state.asked[0]).toEqual({ act: "markAssumption", with: ["c0ffee03", "A-CM-02", null, ""] }),
    );
    await waitFor(() => expect(screen.queryByText("1 assumption was found wrong.")).toBeNull());
  });

  it("is marked by administrators only", async () => {
    const { user } = open({
      whoAmI: async () => ({ id: "u-1", name: "MOREAU, Jeanne", roles: ["frontDesk"], demo: false }),
    });
    const button = within(await row("A-CM-05")).getByRole("button", { name: "Mark A-CM-05" });
    await waitFor(() => expect(button).toHaveAttribute("aria-disabled", "true"));
    await user.click(button);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("before a connection is removed", () => {
  it("it is said which visits, marks and profile go, and that the audit stays", async () => {
    const sheetOf = async (connection: string) => {
      const { user } = open({}, connection);
      await user.click(await screen.findByRole("button", { name: "Remove" }));
      return screen.findByRole("alertdialog");
    };
    const marked = await sheetOf("c0ffee03");
    expect(marked).toHaveTextContent("1204 known visits leave the board.");
    expect(marked).toHaveTextContent("1 mark in the assumption register goes.");
    expect(marked).not.toHaveTextContent("contract profile");
    expect(marked).toHaveTextContent("stays in the audit");
    cleanup();
    expect(await sheetOf("c0ffee04")).toHaveTextContent("The clinic's own contract profile goes.");
  });
});
