import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, problem } from "../../../host/fixture";
import { sampleEmergencies } from "../../../host/fixture/users";
import type { Host } from "../../../host/Host";
import { en } from "../../../messages/en/users";
import UsersScreen from "../UsersScreen";

function open(overrides: Partial<Host> = {}, emergencies = false) {
  const host = fixtureHost({}, overrides);
  if (emergencies) host.state.users.emergencies = sampleEmergencies(host.state.at);
  return { ...renderScreen(<UsersScreen />, { host }), user: userEvent.setup({ delay: null }) };
}
const asked = (host: ReturnType<typeof fixtureHost>, act: string) =>
  host.state.asked.filter((each) => each.act === act).map((each) => each.with[0]);

describe("people and roles", () => {
  it("says of everybody who they are, what they may do and how they stand", async () => {
    const { container } = open();
    const amara = (await screen.findByRole("rowheader", { name: /DIALLO, Amara/u })).closest("tr")!;
    expect(amara.textContent).toContain("Front desk");
    expect(amara.textContent).toMatch(/Locked after wrong tries, until/u);
    expect(amara.textContent).toContain(en.standing.mustChange);
    const me = screen.getByRole("rowheader", { name: /BRANDT, Elke/u }).closest("tr")!;
    expect(within(me).queryByRole("button", { name: /^New passphrase/u })).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("tells which administrators have no authenticator, and until when a given passphrase is good", async () => {
    const { host } = open();
    expect(await screen.findByText(en.bare("BRANDT, Elke"))).toBeVisible();
    const amara = screen.getByRole("rowheader", { name: /DIALLO, Amara/u }).closest("tr")!;
    expect(amara.textContent).toMatch(/Given passphrase good until/u);
    const gone = host.state.users.users.map((one) => ({
      ...one,
      totp: true,
      givenUntil: one.mustChange ? "2020-01-01T00:00:00Z" : null,
    }));
    host.state.users = { ...host.state.users, users: gone };
    host.stale("users");
    expect(await screen.findByText(new RegExp(en.standing.ranOut, "u"))).toBeVisible();
    expect(screen.queryByText(/without an authenticator/u)).toBeNull();
  });

  it("makes a passphrase that is read out, where somebody does not want to think of one", async () => {
    const { host, user } = open();
    await user.click(await screen.findByRole("button", { name: en.giveOf("AALTO, Mirja") }));
    const sheet = await screen.findByRole("dialog");
    await user.click(within(sheet).getByRole("button", { name: en.make }));
    const field = within(sheet).getByLabelText(new RegExp(`^${en.firstPassphrase}`, "u"));
    await waitFor(() => expect(field).toHaveValue("k7mp-3xwr-h9tq"));
    expect(await axeFindings(sheet)).toEqual([]);
    await user.click(within(sheet).getByRole("button", { name: en.giveAct }));
    await waitFor(() =>
      expect(asked(host, "givePassphrase")).toEqual([{ id: "u-mirja", passphrase: "k7mp-3xwr-h9tq" }]),
    );
  });

  it("adds somebody with roles and a passphrase for the first sign-in", async () => {
    const { host, user } = open();
    await user.click(await screen.findByRole("button", { name: en.add }));
    const sheet = await screen.findByRole("dialog");
    expect(await axeFindings(sheet)).toEqual([]);
    await user.type(within(sheet).getByLabelText(/^Name/u), "OKAFOR, Chidi");
    await user.type(within(sheet).getByLabelText(/^User name/u), "chidi");
    await user.click(within(sheet).getByRole("checkbox", { name: /^Clinician/u }));
    await user.click(within(sheet).getByRole("checkbox", { name: /^Front desk/u }));
    await user.type(within(sheet).getByLabelText(/^Passphrase for/u), "seven pelicans{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked(host, "addUser")).toEqual([
      {
        user: "chidi",
        name: "OKAFOR, Chidi",
        roles: ["frontDesk", "clinician"],
        passphrase: "seven pelicans",
      },
    ]);
    expect(await screen.findByRole("rowheader", { name: /OKAFOR, Chidi/u })).toBeTruthy();
  });

  it("says at its field what cannot be accepted (WCAG 3.3.1)", async () => {
    const refuse = async () => {
      throw problem({ code: "invalid", what: "taken", field: "user", message: "user: taken" });
    };
    const { user } = open({ addUser: refuse });
    await user.click(await screen.findByRole("button", { name: en.add }));
    const sheet = await screen.findByRole("dialog");
    await user.click(within(sheet).getByRole("button", { name: en.addAct }));
    const field = within(sheet).getByLabelText(/^User name/u);
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    expect(within(sheet).getByText(/Somebody has or had this user name/u)).toBeTruthy();
  });

  it("asks before somebody is ended, and says why the last administrator cannot be", async () => {
    const refuse = async () => {
      throw problem({ code: "conflict", what: "lastAdministrator", message: "lastAdministrator" });
    };
    const { user } = open({ endUser: refuse });
    await user.click(await screen.findByRole("button", { name: en.endOf("BRANDT, Elke") }));
    const sheet = await screen.findByRole("alertdialog");
    expect(sheet.textContent).toContain(en.ending.you);
    await user.click(within(sheet).getByRole("button", { name: en.ending.act }));
    expect(await within(sheet).findByText(en.refusals.lastAdministrator!)).toBeTruthy();
  });

  it("takes a lock off, restores, and changes roles", async () => {
    const { host, user } = open();
    await user.click(await screen.findByRole("button", { name: en.unlockOf("DIALLO, Amara") }));
    await user.click(screen.getByRole("button", { name: en.restoreOf("REYES, Tomás") }));
    await user.click(screen.getByRole("button", { name: en.changeOf("DIALLO, Amara") }));
    const sheet = await screen.findByRole("dialog");
    await user.click(within(sheet).getByRole("checkbox", { name: /^Administrator/u }));
    await user.click(within(sheet).getByRole("button", { name: en.changeAct }));
    await waitFor(() => expect(asked(host, "changeUser")).toHaveLength(1));
    expect(asked(host, "unlockUser")).toEqual(["u-amara"]);
    expect(asked(host, "restoreUser")).toEqual(["u-tomas"]);
    expect(asked(host, "changeUser")[0]).toMatchObject({
      id: "u-amara",
      roles: ["frontDesk", "administrator"],
    });
  });

  it("holds emergency access before administrators until one takes note", async () => {
    const { host, user, container } = open({}, true);
    expect(await screen.findByText(/The clinician on duty cannot be reached/u)).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: en.emergencies.seen }));
    await waitFor(() => expect(screen.queryByText(/The clinician on duty/u)).toBeNull());
    expect(asked(host, "seeEmergency")).toEqual(["e-1"]);
  });

  it("is an administrator's alone", async () => {
    const whoAmI = async () => ({ id: "u-1", name: "X", roles: ["clinician" as const], demo: false });
    const { host } = open({ whoAmI });
    expect(await screen.findByText(en.denied.title)).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
    expect(host.state.asked).toEqual([]);
  });
});
