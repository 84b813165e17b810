import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { type FixtureHost, fixtureHost, problem } from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import type { ConnectionAge, PatientView } from "../../../../host/types";
import { InviteSheet } from "../../InviteSheet";
import { CariumDesk } from "../CariumDesk";

const AT = "2026-11-20T15:42:00.000Z";
const asked = (given: FixtureHost, act: keyof Host) =>
  given.state.asked.find((each) => each.act === act)?.with[0];

function open(overrides: Partial<Host> = {}) {
  const host = fixtureHost({ at: AT }, overrides);
  const [first] = host.state.board.connections;
  if (first === undefined) throw new Error("the fixture has no account");
  const account: ConnectionAge = { ...first, vendor: "carium", name: "Quayside Carium" };
  return renderScreen(<CariumDesk account={account} today="2026-11-20" />, { host });
}

async function type(user: ReturnType<typeof open>["user"]) {
  await user.type(screen.getByRole("textbox", { name: /Family name/ }), "Quiroga");
  await user.type(screen.getByRole("textbox", { name: /Given name/ }), "Ximena");
  await user.type(screen.getByRole("textbox", { name: /Date of birth/ }), "19-Jul-1988");
  await user.type(screen.getByRole("textbox", { name: /E-mail/ }), "ximena@example.com");
}

describe("registering at Carium", () => {
  it("keeps nothing before it was looked over and read back, and says that nobody is invited", async () => {
    const { user, host, container } = open();
    expect(await axeFindings(container)).toEqual([]);
    await type(user);
    await user.click(screen.getByRole("button", { name: "Look it over" }));
    const send = await screen.findByRole("button", { name: /^Register QUIROGA, Ximena/ });
    expect(screen.getByText(/Making the record invites nobody/)).toBeVisible();
    await user.click(send);
    expect(asked(host, "registerAtCarium")).toBeUndefined();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: /read name and date of birth back/ }));
    await user.click(send);
    await waitFor(() =>
      expect(asked(host, "registerAtCarium")).toMatchObject({
        firstName: "Ximena",
        lastName: "Quiroga",
        birthDate: "1988-07-19",
        email: "ximena@example.com",
        mobilePhone: null,
        readBack: true,
      }),
    );
  });

  it("shows at the field what Carium would refuse, and keeps what was typed", async () => {
    const refuse = async () => {
      throw problem({ code: "invalid", what: "notAnEmail", field: "email" });
    };
    const { user } = open({ reviewAtCarium: refuse });
    await type(user);
    await user.click(screen.getByRole("button", { name: "Look it over" }));
    const email = await screen.findByRole("textbox", { name: /E-mail/ });
    await waitFor(() => expect(email).toBeInvalid());
    expect(email).toHaveValue("ximena@example.com");
  });
});

describe("inviting to Carium", () => {
  it("goes to an address of the record after both identifiers, and is clean", async () => {
    const host = fixtureHost({ at: AT });
    const base = await host.patient(host.state.board.waiting[0]?.person.key ?? "");
    const patient: PatientView = {
      ...base,
      vendor: "carium",
      emails: ["a@example.com"],
      phones: ["+15551234567"],
    };
    const { user } = renderScreen(<InviteSheet patient={patient} onClose={() => undefined} />, { host });
    const dialog = await screen.findByRole("dialog");
    const act = screen.getByRole("button", { name: /^Invite / });
    await user.click(act);
    expect(asked(host, "invite")).toBeUndefined();
    for (const box of screen.getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(act);
    await waitFor(() => expect(asked(host, "invite")).toMatchObject({ by: "email" }));
  });

  it("is closed for a record without an address", async () => {
    const host = fixtureHost({ at: AT });
    const base = await host.patient(host.state.board.waiting[0]?.person.key ?? "");
    const patient: PatientView = { ...base, vendor: "carium", emails: [], phones: [] };
    renderScreen(<InviteSheet patient={patient} onClose={() => undefined} />, { host });
    expect(await screen.findByRole("button", { name: /^Invite / })).toHaveAttribute("aria-disabled", "true");
  });
});
