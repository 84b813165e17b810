import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { fixtureHost, fixtureSettings, problem } from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import type { EditInput, KeptRecord } from "../../../../host/types";
import EditPatientScreen from "../EditPatientScreen";

const AT = "2026-11-20T15:42:00.000Z";
const SORBO = "c0ffee01:ext:4410275";
const here = { screen: "editPatient", key: null, open: { patient: SORBO } } as const;

function at(overrides: Partial<Host> = {}, language: "en" | "es" = "en") {
  const host = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } }, overrides);
  return renderScreen(<EditPatientScreen />, { host, here });
}

type User = ReturnType<typeof at>["user"];

/** The form has many fields: looking for one by its role takes jsdom long, and so does every letter typed. */
async function type(user: User, label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

async function lookOver(user: User, words = "Look it over"): Promise<void> {
  await user.click(await screen.findByText(words));
}

// A form of thirty fields is slow in jsdom on a busy machine.
describe("changing a record", { timeout: 20_000 }, () => {
  it("shows before and after of what changed and nothing else, and sends it after two identifiers (X-06)", async () => {
    const { user, host } = at();
    await type(user, "Preferred language", "Norwegian");
    await lookOver(user);
    const table = await screen.findByRole("table", { name: "What changes" });
    expect(within(table).getAllByRole("row")).toHaveLength(2);
    expect(within(table).getByRole("row", { name: /Preferred language/ })).toHaveTextContent(
      /English.*Norwegian/,
    );
    const send = screen.getByRole("button", { name: "Change the record" });
    expect(send).toHaveAttribute("aria-disabled", "true");
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    await user.click(send);
    expect(await screen.findByRole("heading", { name: "Kept, not sent yet" })).toHaveFocus();
    const asked = host.state.asked.find((each) => each.act === "editPatient")?.with[0] as EditInput;
    expect([asked.before.preferredLanguage, asked.after.preferredLanguage]).toEqual(["English", "Norwegian"]);
    expect(asked.checked?.patient).toBe(SORBO);
  });

  it("keeps what was typed when one goes back from the review", async () => {
    const { user } = at();
    await type(user, "Preferred language", "Norwegian");
    await lookOver(user);
    await user.click(await screen.findByRole("button", { name: "Back to the form" }));
    expect(await screen.findByLabelText("Preferred language")).toHaveValue("Norwegian");
  });

  it("says at the field what is wrong, leads there, and sends nothing", async () => {
    const { user, host } = at();
    await user.clear(await screen.findByLabelText("Family name"));
    await user.clear(screen.getByLabelText("Given name"));
    await lookOver(user);
    const field = await screen.findByLabelText(/Family name/);
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveAccessibleDescription(/Type a family name or a given name/);
    expect(host.state.asked.some((each) => each.act === "editPatient")).toBe(false);
  });

  it("does not look the form over while a date cannot be read or is still being asked about (D+Tc-0005)", async () => {
    const { user } = at();
    await type(user, "Date of birth", "3/4/68");
    await lookOver(user);
    expect(await screen.findByText("Type the year in full, for example 05-Apr-1984.")).toBeVisible();
    await type(user, "Date of birth", "03/04/1968");
    await user.tab();
    expect(await screen.findByText(/can be read in two ways/)).toBeVisible();
    await lookOver(user);
    expect(screen.queryByRole("table", { name: "What changes" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "03-Apr-1968" }));
    await lookOver(user);
    expect(await screen.findByRole("row", { name: /Date of birth/ })).toHaveTextContent("03-Apr-1968");
  });

  it("says that nothing differs instead of sending nothing", async () => {
    const { user } = at();
    await lookOver(user);
    expect(await screen.findByText(/Nothing differs from what Solo has/)).toBeVisible();
  });

  it("shows both values of a field that somebody else changed, with Solo's until one chooses", async () => {
    const { user } = at({ record: conflicted });
    const table = await screen.findByRole("table", { name: "Fields that changed meanwhile" });
    const row = within(table).getByRole("row", { name: /Preferred language/ });
    for (const value of ["English", "Portuguese", "Norwegian"]) expect(row).toHaveTextContent(value);
    expect(screen.getByLabelText("Preferred language")).toHaveValue("Portuguese");
    expect(screen.getByLabelText("Given name")).toHaveValue("Astrid");
    await user.click(within(row).getByRole("radio", { name: "Use mine" }));
    expect(screen.getByLabelText("Preferred language")).toHaveValue("Norwegian");
  });

  it("withdraws the refused change once the corrected one is kept", async () => {
    const { user, host } = at({ record: conflicted });
    await lookOver(user);
    for (const tick of await screen.findAllByRole("checkbox")) await user.click(tick);
    await user.click(screen.getByRole("button", { name: "Change the record" }));
    await waitFor(() =>
      expect(host.state.asked.find((each) => each.act === "decide")?.with[0]).toEqual({
        choice: "withdraw",
        intent: "intent-refused",
      }),
    );
  });

  it("says in the review whose record this one would look like", async () => {
    const inner = fixtureHost({ at: AT });
    const { person } = (await inner.searchPatients("abara")).hits[0]!;
    const { user } = at({
      reviewEdit: async (input) => ({
        ...(await inner.reviewEdit(input)),
        duplicates: [{ person, connectionName: "Quayside Solo", same: "number", taken: false }],
      }),
    });
    await type(user, "MRN", person.number!.value);
    await lookOver(user);
    expect(await screen.findByText(/ABARA.* and this record look alike/)).toBeVisible();
  });

  it("follows the change and leads to both values when somebody else was first", async () => {
    const { user, host, navigation } = at();
    await type(user, "Preferred language", "Norwegian");
    await lookOver(user);
    for (const tick of await screen.findAllByRole("checkbox")) await user.click(tick);
    await user.click(screen.getByRole("button", { name: "Change the record" }));
    await screen.findByRole("heading", { name: "Kept, not sent yet" });
    const [intent] = host.state.outbox.underWay;
    Object.assign(intent!, { state: "rejected", why: "recordChanged" });
    host.stale("outbox");
    await user.click(await screen.findByRole("button", { name: "Look at both values" }));
    expect(navigation.go).toHaveBeenLastCalledWith("editPatient", {
      open: { patient: SORBO, intent: intent!.id },
      replace: true,
    });
  });

  it("opens no form when the vendor cannot be reached, says why, and offers another try", async () => {
    at({
      record: async () => {
        throw problem({ code: "unreachable", what: "vendorUnreachable" });
      },
    });
    expect(await screen.findByText("The record cannot be changed now")).toBeVisible();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("keeps a second change from being made while one is not settled", async () => {
    const host = fixtureHost({ at: AT });
    const view = await host.record(SORBO, null);
    at({ record: async () => ({ ...view, underWay: "intent-1" }) });
    const look = await screen.findByRole("button", { name: "Look it over" });
    expect(look).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByText(/An earlier change of this record is not settled/)).toBeVisible();
  });

  it("is not open to an administrator, and asks no vendor for them", async () => {
    let asked = 0;
    at({
      whoAmI: async () => ({ id: "u-1", name: "X", roles: ["administrator"], demo: true }),
      record: async () => {
        asked += 1;
        throw problem({ code: "denied" });
      },
    });
    expect(await screen.findByText(/open to the front desk and clinicians only/)).toBeVisible();
    expect(asked).toBe(0);
  });

  it.each(["en", "es"] as const)(
    "is clean by axe, in the form, with a conflict and in the review (%s)",
    async (language) => {
      const { container, user } = at({ record: conflicted }, language);
      await screen.findAllByRole("textbox");
      expect(await axeFindings(container)).toEqual([]);
      await lookOver(user, language === "en" ? "Look it over" : "Revisar");
      await screen.findByRole("table", { name: language === "en" ? "What changes" : "Lo que cambia" });
      expect(await axeFindings(container)).toEqual([]);
    },
    20_000,
  );
});

/** The given name was changed by the person alone; the language also by somebody else. */
const conflicted: Host["record"] = async (key) => {
  const view = await fixtureHost({ at: AT }).record(key, null);
  const kept: KeptRecord = {
    intent: "intent-refused",
    connection: "c0ffee01",
    state: "rejected",
    why: "recordChanged",
    vendorMessage: null,
    before: view.record,
    after: { ...view.record, firstName: "Astrid", preferredLanguage: "Norwegian" },
    id: null,
  };
  return { ...view, record: { ...view.record, preferredLanguage: "Portuguese" }, kept };
};
