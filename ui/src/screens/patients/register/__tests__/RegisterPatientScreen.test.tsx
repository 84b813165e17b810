import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { fixtureHost, fixtureSettings } from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import type { Duplicate, KeptRecord, RegisterInput } from "../../../../host/types";
import { blank } from "../blank";
import RegisterPatientScreen from "../RegisterPatientScreen";

const AT = "2026-11-20T15:42:00.000Z";

function at(overrides: Partial<Host> = {}, open: Record<string, string> = {}, language: "en" | "es" = "en") {
  const host = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } }, overrides);
  return renderScreen(<RegisterPatientScreen />, { host, here: { screen: "registerPatient", open } });
}

type User = ReturnType<typeof at>["user"];

/** The form has many fields: looking for one by its role takes jsdom long, and so does every letter typed. */
async function type(user: User, label: RegExp | string, text: string): Promise<void> {
  await user.click(await screen.findByLabelText(label));
  await user.paste(text);
}

async function fill(user: User, id: string): Promise<void> {
  await type(user, "Patient id", id);
  await type(user, "Family name", "Quiroga");
  await type(user, "Given name", "Ximena");
  await user.click(screen.getByText("Look it over"));
}

/** Reviews with somebody known here. */
async function known(part: Partial<Duplicate>): Promise<Partial<Host>> {
  const inner = fixtureHost({ at: AT });
  const { person } = (await inner.searchPatients("abara")).hits[0]!;
  const one: Duplicate = {
    person,
    connectionName: "Quayside Solo",
    same: "nameAndBirthDate",
    taken: false,
    ...part,
  };
  return {
    reviewRegistration: async (input) => ({
      ...(await inner.reviewRegistration(input)),
      duplicates: [one],
    }),
  };
}

// A form of thirty fields is slow in jsdom on a busy machine.
describe("registering a patient", { timeout: 20_000 }, () => {
  it("needs the id, the look-over and the reading back, and then keeps it once", async () => {
    const { user, host } = at();
    await fill(user, "new-1");
    const send = await screen.findByRole("button", { name: "Register QUIROGA, Ximena" });
    expect(send).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByText(/Solo has no search/)).toBeVisible();
    expect(screen.getByText(/Nobody known here has this number/)).toBeVisible();
    await user.click(screen.getByLabelText(/I have read name and date of birth back/));
    await user.click(send);
    expect(await screen.findByRole("heading", { name: "Kept, not sent yet" })).toBeVisible();
    const asked = host.state.asked.filter((each) => each.act === "registerPatient");
    expect(asked).toHaveLength(1);
    expect(asked[0]!.with[0]).toMatchObject({ id: "new-1", readBack: true });
  });

  it("says at the field that an id is needed, or that the clinic has none, and what is then done", async () => {
    const { user, host } = at();
    await fill(user, "");
    const field = await screen.findByLabelText("Patient id");
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveAccessibleDescription(/or tick that the clinic has none/);
    await user.click(screen.getByLabelText(/The clinic has no id/));
    expect(screen.getByText(/Anteroom makes one up/)).toBeVisible();
    await user.click(screen.getByText("Look it over"));
    await user.click(await screen.findByLabelText(/read name and date/));
    await user.click(screen.getByRole("button", { name: /^Register QUIROGA/ }));
    await screen.findByRole("heading", { name: "Kept, not sent yet" });
    const asked = host.state.asked.find((each) => each.act === "registerPatient")?.with[0] as RegisterInput;
    expect(asked.id).toBeNull();
  });

  it("has everybody who may be the same person looked at before", async () => {
    const { user, host } = at(await known({}));
    await fill(user, "new-1");
    expect(await screen.findByText(/Has the same name and date of birth/)).toBeVisible();
    await user.click(screen.getByLabelText(/read name and date/));
    const send = screen.getByRole("button", { name: /^Register QUIROGA/ });
    expect(send).toHaveAttribute("aria-disabled", "true");
    await user.click(screen.getByLabelText(/is somebody else/));
    await user.click(send);
    await screen.findByRole("heading", { name: "Kept, not sent yet" });
    const asked = host.state.asked.find((each) => each.act === "registerPatient")?.with[0] as RegisterInput;
    expect(asked.notTheSame).toHaveLength(1);
  });

  it("offers no way past an id that somebody known here has", async () => {
    const { user } = at(await known({ same: "number", taken: true }));
    await fill(user, "taken");
    expect(await screen.findByText(/Nobody else can be registered under it/)).toBeVisible();
    expect(screen.queryByLabelText(/is somebody else/)).toBeNull();
    await user.click(screen.getByLabelText(/read name and date/));
    expect(screen.getByRole("button", { name: /^Register QUIROGA/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  it("opens with what was typed when a registration was refused, in the vendor's words", async () => {
    const kept: KeptRecord = {
      intent: "intent-1",
      connection: "c0ffee01",
      state: "rejected",
      why: "vendorRefused",
      vendorMessage: "Not now",
      before: null,
      after: { ...blank, lastName: "Quiroga" },
      id: "new-1",
    };
    at({ keptRecord: async () => kept }, { intent: "intent-1" });
    expect(await screen.findByLabelText("Family name")).toHaveValue("Quiroga");
    expect(screen.getByLabelText("Patient id")).toHaveValue("new-1");
    expect(screen.getByText(/Solo says: “Not now”/)).toBeVisible();
  });

  it("is not open to an administrator", async () => {
    at({ whoAmI: async () => ({ id: "u-1", name: "X", roles: ["administrator"], demo: true }) });
    expect(await screen.findByText(/open to the front desk and clinicians only/)).toBeVisible();
  });

  it.each(["en", "es"] as const)(
    "is clean by axe, in the form and in the review (%s)",
    async (language) => {
      const { container, user } = at(await known({}), {}, language);
      await screen.findAllByRole("textbox");
      expect(await axeFindings(container)).toEqual([]);
      await type(user, language === "en" ? "Patient id" : "Identificador del paciente", "new-1");
      await type(user, language === "en" ? "Family name" : "Apellidos", "Quiroga");
      await user.click(screen.getByText(language === "en" ? "Look it over" : "Revisar"));
      await screen.findByRole("button", { name: /QUIROGA/ });
      expect(await axeFindings(container)).toEqual([]);
    },
    20_000,
  );
});
