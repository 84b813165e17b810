import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { type FixtureHost, fixtureHost, problem } from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import { KeepingSettings } from "../KeepingSettings";

function open(overrides: Partial<Host> = {}, demo = false) {
  const host = fixtureHost({}, overrides);
  return renderScreen(<KeepingSettings clinic="Quayside" demo={demo} />, { host });
}
const asked = (host: FixtureHost) => host.state.asked;
const refuse = (parts: Parameters<typeof problem>[0]) => async () => {
  throw problem(parts);
};

describe("the key of the clinic", () => {
  it("is changed with the administrator's own passphrase, after saying that everybody is signed out", async () => {
    const { host, user } = open();
    await user.click(screen.getByRole("button", { name: "Change the key" }));
    const sheet = screen.getByRole("dialog", { name: "Change the key of this clinic" });
    expect(within(sheet).getByText(/You are signed out/)).toBeVisible();
    expect(await axeFindings(sheet)).toEqual([]);
    await user.type(
      within(sheet).getByLabelText(/Your own passphrase/, { selector: "input" }),
      "mine{Enter}",
    );
    await waitFor(() => expect(asked(host)).toEqual([{ act: "changeKey", with: [{ own: "mine" }] }]));
  });

  it("stays when the passphrase is not right or something is still being sent, and says which", async () => {
    const wrong = open({ changeKey: refuse({ code: "invalid", field: "own", what: "wrong" }) });
    await wrong.user.click(screen.getByRole("button", { name: "Change the key" }));
    await wrong.user.type(screen.getByLabelText(/Your own passphrase/, { selector: "input" }), "no{Enter}");
    expect(await screen.findByText("That is not right.")).toBeVisible();
    wrong.unmount();
    const sending = open({ changeKey: refuse({ code: "conflict", what: "stillSending" }) });
    await sending.user.click(screen.getByRole("button", { name: "Change the key" }));
    await sending.user.type(
      screen.getByLabelText(/Your own passphrase/, { selector: "input" }),
      "mine{Enter}",
    );
    expect(await screen.findByRole("alert")).toHaveTextContent(/has no answer yet/);
  });
});

describe("a backup to be carried away", () => {
  const fill = async (user: ReturnType<typeof open>["user"], first: string, second: string) => {
    await user.click(screen.getByRole("button", { name: "Write a backup" }));
    await user.type(screen.getByLabelText(/Your own passphrase/, { selector: "input" }), "mine");
    await user.type(screen.getByLabelText(/Passphrase of the backup/, { selector: "input" }), first);
    await user.type(screen.getByLabelText(/The same again/, { selector: "input" }), `${second}{Enter}`);
  };

  it("is written under a passphrase that was typed twice, and then nothing of it is on the page", async () => {
    const { host, user } = open();
    await fill(user, "four words of rain", "four words of rain");
    const told = await within(screen.getByRole("dialog")).findByText(
      /^anteroom-2026-11-20.backup was written/,
    );
    expect(told).toBeVisible();
    const input = { own: "mine", passphrase: "four words of rain" };
    expect(asked(host)).toEqual([{ act: "carryBackup", with: [input] }]);
    expect(document.querySelectorAll("input")).toHaveLength(0);
    expect(document.body.innerHTML).not.toContain("four words of rain");
  });

  it("is not written while the two differ, and the form stays when the dialog is closed", async () => {
    const { host, user } = open({ carryBackup: async () => null });
    await fill(user, "four words of rain", "four words of snow");
    expect(screen.getByText(/The two differ/)).toBeVisible();
    expect(asked(host)).toEqual([]);
    const again = screen.getByLabelText(/The same again/, { selector: "input" });
    await user.clear(again);
    await user.type(again, "four words of rain{Enter}");
    await waitFor(() => expect(screen.getByRole("dialog")).toBeVisible());
    expect(again).toHaveValue("four words of rain");
  });

  it.each([
    [{ code: "invalid", field: "passphrase", what: "tooShortToCarry" }, /fewer than 12 characters/],
    [{ code: "conflict", what: "fileExists" }, /a file of that name already/],
  ] as const)("says why it was not written (%j)", async (why, sentence) => {
    const { user } = open({ carryBackup: refuse(why) });
    await fill(user, "short", "short");
    expect(await screen.findByText(sentence)).toBeVisible();
  });
});

describe("forgetting the clinic", () => {
  it("says what goes and what stays, and needs the name and the passphrase", async () => {
    const { host, user } = open();
    await user.click(screen.getByRole("button", { name: "Forget this clinic" }));
    const sheet = screen.getByRole("alertdialog", { name: "Forget this clinic" });
    expect(within(sheet).getByText(/everything at the vendors/)).toBeVisible();
    expect(await axeFindings(sheet)).toEqual([]);
    const act = within(sheet).getByRole("button", { name: "Forget this clinic" });
    await user.type(within(sheet).getByLabelText(/Your own passphrase/, { selector: "input" }), "mine");
    await user.click(act);
    expect(asked(host)).toEqual([]);
    await user.type(within(sheet).getByLabelText(/Type the clinic's name: Quayside/), "Quayside");
    await user.click(act);
    await waitFor(() =>
      expect(asked(host)).toEqual([{ act: "forgetClinic", with: [{ own: "mine", name: "Quayside" }] }]),
    );
  });

  it("and another key are not offered for the demo clinic, with the reason", async () => {
    const { host, user } = open({}, true);
    for (const name of ["Forget this clinic", "Change the key"])
      await user.click(screen.getByRole("button", { name }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.queryByRole("alertdialog")).toBeNull();
    const section = screen.getByRole("region", { name: "Keys and backups" });
    expect(within(section).getAllByText(/The demo clinic is made anew each time/)).toHaveLength(2);
    expect(asked(host)).toEqual([]);
  });
});
