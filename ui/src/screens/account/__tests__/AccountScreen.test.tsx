import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, problem } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import { en as access } from "../../../messages/en/access";
import { en } from "../../../messages/en/users";
import AccountScreen from "../AccountScreen";

const words = en.account;

function open(overrides: Partial<Host> = {}) {
  const host = fixtureHost({}, overrides);
  return { ...renderScreen(<AccountScreen />, { host }), user: userEvent.setup({ delay: null }) };
}

describe("one's own account", () => {
  it("changes the passphrase with the one until now, the new one twice", async () => {
    const { host, user, container } = open();
    const form = await screen.findByRole("form", { name: words.passphrase });
    expect(await axeFindings(container)).toEqual([]);
    await user.type(within(form).getByLabelText(/^Passphrase until now/u), "old words");
    await user.type(within(form).getByLabelText(/^New passphrase/u), "walnut orchard");
    await user.type(within(form).getByLabelText(/^The same again/u), "walnut{Enter}");
    expect(within(form).getByText(access.differ)).toBeTruthy();
    await user.type(within(form).getByLabelText(/^The same again/u), " orchard{Enter}");
    await waitFor(() => expect(host.state.asked.map(({ act }) => act)).toEqual(["changeOwnPassphrase"]));
    expect(host.state.asked[0]?.with).toEqual([{ old: "old words", new: "walnut orchard" }]);
    expect((within(form).getByLabelText(/^Passphrase until now/u) as HTMLInputElement).value).toBe("");
  });

  it("says at its field that the old one is wrong", async () => {
    const refuse = async () => {
      throw problem({ code: "invalid", what: "wrong", field: "old", message: "old: wrong" });
    };
    const { user } = open({ changeOwnPassphrase: refuse });
    const form = await screen.findByRole("form", { name: words.passphrase });
    await user.click(within(form).getByRole("button", { name: words.change }));
    const old = within(form).getByLabelText(/^Passphrase until now/u);
    await waitFor(() => expect(old.getAttribute("aria-invalid")).toBe("true"));
  });

  it("sets an authenticator with a picture, a secret in text and a code, and takes it off again", async () => {
    const { host, user, container } = open();
    await user.click(await screen.findByRole("button", { name: words.begin }));
    expect(await screen.findByRole("img", { name: words.picture })).toBeTruthy();
    expect(screen.getByText("JBSW Y3DP EHPK 3PXP")).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    await user.type(screen.getByLabelText(/^Your passphrase/u), "rain");
    await user.type(screen.getByLabelText(/^Code/u), "123456{Enter}");
    const remove = await screen.findByRole("button", { name: words.remove });
    expect(screen.queryByText("JBSW Y3DP EHPK 3PXP")).toBeNull();
    await user.type(screen.getByLabelText(/^Your passphrase/u), "rain");
    await user.type(screen.getByLabelText(/^Code/u), "654321");
    await user.click(remove);
    await screen.findByRole("button", { name: words.begin });
    expect(host.state.asked.map(({ act }) => act)).toEqual([
      "offerAuthenticator",
      "setAuthenticator",
      "removeOwnAuthenticator",
    ]);
  });

  it("locks and signs out", async () => {
    const { host, user } = open();
    await user.click(await screen.findByRole("button", { name: /^Lock/u }));
    await user.click(screen.getByRole("button", { name: words.signOut }));
    await waitFor(() => expect(host.state.asked.map(({ act }) => act)).toEqual(["lock", "signOut"]));
  });
});
