import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, otherVendors, problem } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import ConnectionsScreen from "../ConnectionsScreen";

const AT = "2026-11-20T15:42:00.000Z";
const MIA = "c0ffee05";

async function open(overrides: Partial<Host> = {}) {
  const host = fixtureHost({ at: AT }, overrides);
  host.state.connections = [...host.state.connections, ...otherVendors(AT)];
  const shown = renderScreen(<ConnectionsScreen />, {
    host,
    here: { screen: "connections", open: { connection: MIA } },
  });
  await shown.user.click(await screen.findByRole("button", { name: "Who is logged in" }));
  return { ...shown, host, sheet: await screen.findByRole("dialog", { name: /^User of/ }) };
}
const act = (sheet: HTMLElement) => within(sheet).getByRole("button", { name: "Send a reset mail" });

describe("the user of a Mia account", () => {
  it("is asked of Mia, with what Mia does not say said", async () => {
    const { sheet } = await open({
      miaProfile: async () => ({
        name: "Quayside Desk",
        username: "desk",
        email: "desk@example.com",
        emailVerified: null,
        locale: null,
        subject: null,
      }),
    });
    expect(await within(sheet).findByText("Quayside Desk")).toBeVisible();
    expect(within(sheet).getByText(/desk@example.com. Mia does not say whether/)).toBeVisible();
    expect(within(sheet).getAllByText("Mia does not say")).toHaveLength(2);
    expect(await axeFindings(sheet)).toEqual([]);
  });

  it("gets a mail for a new password only by the button, and it is said what is known of it", async () => {
    const { user, host, sheet } = await open();
    const to = await within(sheet).findByDisplayValue("desk@example.com");
    expect(host.state.asked.map((each) => each.act)).toEqual(["miaProfile"]);
    await user.clear(to);
    await user.click(act(sheet));
    expect(host.state.asked).toHaveLength(1);
    await user.type(to, "front@example.com{Enter}");
    expect(await within(sheet).findByText("Mia took the request.")).toBeVisible();
    expect(host.state.asked[1]).toEqual({ act: "sendResetMail", with: [MIA, "front@example.com"] });
    expect(await axeFindings(sheet)).toEqual([]);
  });

  it("is told when it is not known whether a mail was sent", async () => {
    const { user, sheet } = await open({ sendResetMail: async () => "notKnown" });
    await within(sheet).findByDisplayValue("desk@example.com");
    await user.click(act(sheet));
    expect(await within(sheet).findByText("It is not known whether a mail was sent.")).toBeVisible();
  });

  it("can ask for the mail where Mia lets nobody in", async () => {
    const { user, host, sheet } = await open({
      miaProfile: async () => {
        throw problem({ code: "refused", what: "vendorKeyRefused" });
      },
    });
    expect(await within(sheet).findByRole("alert")).toBeVisible();
    await user.type(within(sheet).getByRole("textbox", { name: /Send the mail to/ }), "desk@example.com");
    await user.click(act(sheet));
    expect(host.state.asked).toEqual([{ act: "sendResetMail", with: [MIA, "desk@example.com"] }]);
  });

  it("is told at the field that the address is none", async () => {
    const { user, sheet } = await open({
      sendResetMail: async () => {
        throw problem({ code: "invalid", what: "mailAddress", field: "email" });
      },
    });
    const to = await within(sheet).findByDisplayValue("desk@example.com");
    await user.click(act(sheet));
    expect(await within(sheet).findByText(/This is not a mail address/)).toBeVisible();
    expect(to).toHaveAccessibleDescription(/This is not a mail address/);
  });
});
