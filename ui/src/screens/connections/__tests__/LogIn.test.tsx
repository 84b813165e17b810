import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { StatusLine } from "../../../frame/StatusLine";
import { connectionAge, fixtureHost, otherVendors } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import ConnectionsScreen from "../ConnectionsScreen";

const AT = "2026-11-20T15:42:00.000Z";

function open(overrides: Partial<Host> = {}, connection = "c0ffee02") {
  const host = fixtureHost({ at: AT }, overrides);
  host.state.connections = [...host.state.connections, ...otherVendors(AT)];
  return renderScreen(<ConnectionsScreen />, {
    host,
    here: { screen: "connections", open: { connection } },
  });
}
async function sheetOf(user: ReturnType<typeof renderScreen>["user"]) {
  await user.click(await screen.findByRole("button", { name: "Log in" }));
  return screen.findByRole("dialog");
}

describe("a log-in that has run out", () => {
  it("is said in the list and in the detail, with what it means", async () => {
    open();
    const list = await screen.findByRole("navigation", { name: "Connections" });
    expect(within(list).getByRole("button", { name: /Harbour Carium/ })).toHaveTextContent("Log in again");
    expect(screen.getByText("The log-in has run out.")).toBeVisible();
  });

  it("asks for the six digits only after the vendor asked", async () => {
    const { user, host } = open();
    const sheet = await sheetOf(user);
    const digits = await within(sheet).findByLabelText(/^Six digits/);
    expect(host.state.asked).toEqual([{ act: "logIn", with: ["c0ffee02", null] }]);
    await user.type(digits, "123 456{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(host.state.asked[1]).toEqual({ act: "logIn", with: ["c0ffee02", "typed"] });
    await waitFor(() => expect(screen.queryByText("The log-in has run out.")).toBeNull());
  });

  it("needs nothing typed where the vendor does not ask", async () => {
    const { user } = open({ logIn: async () => "done" });
    await user.click(await screen.findByRole("button", { name: "Log in" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.queryByLabelText(/^Six digits/)).toBeNull();
  });

  it("shows no field for digits while the vendor has not asked", async () => {
    const { user } = open({ logIn: () => new Promise(() => undefined) });
    const sheet = await sheetOf(user);
    expect(await within(sheet).findByText(/Logging in/)).toBeInTheDocument();
    expect(within(sheet).queryByLabelText(/^Six digits/)).toBeNull();
  });

  it("does not send anything but six digits", async () => {
    const given: (string | null)[] = [];
    const { user } = open({
      logIn: async (_, totp) => {
        given.push(totp);
        return "needsTotp";
      },
    });
    const sheet = await sheetOf(user);
    await user.type(await within(sheet).findByLabelText(/^Six digits/), "12345{Enter}");
    expect(within(sheet).getByLabelText(/^Six digits/)).toHaveAccessibleDescription(/Type the six digits/);
    expect(given).toEqual([null]);
  });

  it("says apart that the digits and that the password were refused", async () => {
    let asked = true;
    const { user } = open({ logIn: async (_, totp) => (asked && totp === null ? "needsTotp" : "refused") });
    const sheet = await sheetOf(user);
    await user.type(await within(sheet).findByLabelText(/^Six digits/), "123456{Enter}");
    expect(await within(sheet).findByText(/did not accept these digits/)).toBeVisible();
    expect(within(sheet).getByLabelText(/^Six digits/)).toHaveValue("");
    await user.keyboard("{Escape}");
    asked = false;
    const again = await sheetOf(user);
    expect(await within(again).findByText("The vendor refuses the user or the password.")).toBeVisible();
    expect(await axeFindings(document.body)).toEqual([]);
  });

  it("stands small on the status line, and leads to the connection", async () => {
    const host = fixtureHost({ at: AT });
    host.state.connections = otherVendors(AT);
    const carium = connectionAge(AT, { id: "c0ffee02", name: "Harbour Carium", vendor: "carium" });
    host.state.board.connections = [connectionAge(AT), carium];
    const { user, navigation } = renderScreen(<StatusLine />, { host });
    const [act, ...others] = await screen.findAllByRole("button", { name: /log in again/ });
    expect(others).toEqual([]);
    await user.click(act!);
    expect(navigation.go).toHaveBeenCalledWith("connections", { open: { connection: "c0ffee02" } });
  });
});

describe("a token", () => {
  it("is shown with when it runs out and what it allows, on list and detail", async () => {
    open({}, "c0ffee04");
    const detail = await screen.findByRole("region", { name: "Trial ClinOne" });
    const signIn = within(detail).getByRole("region", { name: "Sign-in" });
    expect(signIn).toHaveTextContent("api.patient.read");
    expect(signIn).toHaveTextContent("api.visit.manage");
    expect(signIn).toHaveTextContent("11:20");
    const list = screen.getByRole("navigation", { name: "Connections" });
    expect(within(list).getByRole("button", { name: /Trial ClinOne/ })).toHaveTextContent(
      "token until 11:20",
    );
    expect(within(list).getByRole("button", { name: /Quayside/ })).toHaveTextContent(
      "1 % errors, 11 % of budget",
    );
  });
});
