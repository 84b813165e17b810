import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, fixtureSettings, problem } from "../../../host/fixture";
import PatientScreen from "../PatientScreen";
import PatientsScreen from "../PatientsScreen";

const AT = "2026-11-20T15:42:00.000Z";
const SORBO = "c0ffee01:ext:4410275";

describe("the search over people", () => {
  it("marks people of one family name with what tells them apart (PAL-0540)", async () => {
    const { user } = renderScreen(<PatientsScreen />, { host: fixtureHost({ at: AT }) });
    await user.type(await screen.findByRole("textbox", { name: "Find a patient" }), "abara");
    const rows = await screen.findAllByRole("button", { name: /ABARA/ });
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(within(row).getByRole("img", { name: /Same family name/ })).toBeVisible();
    expect(screen.getByText(/2 people in this list share a family name/)).toBeVisible();
  });

  it("says how many people were searched and where nobody matches offers the number", async () => {
    const { user } = renderScreen(<PatientsScreen />, { host: fixtureHost({ at: AT }) });
    await user.type(await screen.findByRole("textbox", { name: "Find a patient" }), "okaffor 1968");
    expect(await screen.findByText("No patient matches “okaffor 1968”")).toBeVisible();
    expect(screen.getByText(/Searched 18 204 people on this device/)).toBeVisible();
    await user.click(screen.getAllByRole("button", { name: "Open by number" })[0]!);
    expect(await screen.findByRole("dialog", { name: "Open by number" })).toBeVisible();
  });

  it("opens a record by keyboard alone and puts its key, never its name, into the navigation", async () => {
    const { user, navigation } = renderScreen(<PatientsScreen />, { host: fixtureHost({ at: AT }) });
    await user.type(await screen.findByRole("textbox", { name: "Find a patient" }), "lind");
    await screen.findByRole("button", { name: /LINDHOLM/ });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(navigation.go).toHaveBeenCalledWith("patient", { key: "c0ffee01:ext:4410511" });
  });

  it("looks a person up at the vendor only on purpose, and says when nobody is known there", async () => {
    const host = fixtureHost(
      { at: AT },
      {
        lookUpPatient: async () => {
          throw problem({
            code: "notFound",
            what: "vendorNotFound",
            detail: { operation: "SOLO-02", httpStatus: 404, message: null, correlationId: "c-1" },
          });
        },
      },
    );
    const { user } = renderScreen(<PatientsScreen />, { host });
    await user.click((await screen.findAllByRole("button", { name: "Open by number" }))[0]!);
    await user.click(await screen.findByRole("radio", { name: /SPID/ }));
    await user.click(screen.getByRole("button", { name: "Look up" }));
    expect(screen.getByText("Type the number.")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: /Number/ }), "12a");
    await user.click(screen.getByRole("button", { name: "Look up" }));
    expect(screen.getByText("A Solo number has digits only.")).toBeVisible();
    await user.clear(screen.getByRole("textbox", { name: /Number/ }));
    await user.type(screen.getByRole("textbox", { name: /Number/ }), "12");
    await user.click(screen.getByRole("button", { name: "Look up" }));
    expect(await screen.findByText(/The vendor knows nobody by this number/)).toBeVisible();
  });

  it.each(["en", "es"] as const)("is clean by axe, empty and with results (%s)", async (language) => {
    const host = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } });
    const { container, user } = renderScreen(<PatientsScreen />, { host });
    const field = await screen.findByRole("textbox");
    await waitFor(() => expect(screen.getAllByText(/18 204/).length).toBeGreaterThan(0));
    expect(await axeFindings(container)).toEqual([]);
    await user.type(field, "abara");
    await screen.findAllByRole("button", { name: /ABARA/ });
    expect(await axeFindings(container)).toEqual([]);
  });

  it("offers another try when the store cannot be searched", async () => {
    const host = fixtureHost(
      { at: AT },
      {
        searchPatients: async () => {
          throw problem({ code: "store" });
        },
      },
    );
    renderScreen(<PatientsScreen />, { host });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });
});

describe("the page of one patient", () => {
  const here = { screen: "patient", key: SORBO } as const;

  it("shows banner, numbers, known visits and what is not available with why", async () => {
    renderScreen(<PatientScreen />, { host: fixtureHost({ at: AT }), here });
    expect(await screen.findByRole("region", { name: "Patient" })).toHaveTextContent(
      "SØRBØ,Astri Marie (Mrs)",
    );
    expect(screen.getByRole("region", { name: "Numbers of this record" })).toHaveTextContent("771204");
    expect(screen.getByRole("table", { name: "Visits known here" })).toHaveTextContent(
      "Palpitations at night",
    );
    expect(screen.getByText(/Unavailable never means none/)).toBeVisible();
    expect(screen.queryByRole("tab")).toBeNull();
  });

  it("names view and patient in the document's title, and nothing of the patient after it is left (WCAG 2.4.2)", async () => {
    const { unmount } = renderScreen(<PatientScreen />, { host: fixtureHost({ at: AT }), here });
    await waitFor(() => expect(document.title).toContain("SØRBØ, Astri Marie (Mrs)"));
    unmount();
    expect(document.title).not.toContain("SØRBØ");
  });

  it("reads the record again by its own number when asked to, and says when the vendor no longer knows it", async () => {
    let known = true;
    const host = fixtureHost({ at: AT });
    const look = host.lookUpPatient;
    host.lookUpPatient = async (connection, lookUp) => {
      if (!known) throw problem({ code: "notFound", what: "vendorNotFound" });
      return look(connection, lookUp);
    };
    const { user } = renderScreen(<PatientScreen />, { host, here });
    const again = await screen.findByRole("button", { name: "Read again" });
    await user.click(again);
    expect(host.state.asked.find((each) => each.act === "lookUpPatient")?.with).toEqual([
      "c0ffee01",
      { kind: "spid", value: "771204" },
    ]);
    known = false;
    await user.click(again);
    expect(await screen.findByRole("alert")).toHaveTextContent(/Solo no longer knows this record/);
  });

  it("says that a record is out of use, and that a change of it is on its way or was refused", async () => {
    const host = fixtureHost({ at: AT });
    const whole = await host.patient(SORBO);
    host.patient = async () => ({ ...whole, active: false });
    await host.editPatient({
      patient: SORBO,
      before: (await host.record(SORBO, null)).record,
      after: (await host.record(SORBO, null)).record,
      checked: null,
    });
    for (const intent of host.state.outbox.underWay)
      if (intent.act === "editPatient") intent.person = whole.person;
    const { user, navigation } = renderScreen(<PatientScreen />, { host, here });
    expect(await screen.findByText("Solo marks this record as out of use.")).toBeVisible();
    expect(await screen.findByText("A change of this record is on its way: queued.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Open it in the Outbox" }));
    expect(navigation.go).toHaveBeenCalledWith("outbox", expect.anything());
  });

  it("leads to the form, and greys it with the reason for who may not change records", async () => {
    const host = fixtureHost({ at: AT });
    const { user, navigation, unmount } = renderScreen(<PatientScreen />, { host, here });
    await user.click(await screen.findByRole("button", { name: "Change record" }));
    expect(navigation.go).toHaveBeenCalledWith("editPatient", { open: { patient: SORBO } });
    unmount();
    host.whoAmI = async () => ({ id: "u-1", name: "X", roles: ["administrator"], demo: true });
    renderScreen(<PatientScreen />, { host, here });
    expect(await screen.findByRole("button", { name: "Change record" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  it("offers no booking for the deceased and says why when pressed (KEYS 2.2.4.3)", async () => {
    const { user, navigation } = renderScreen(<PatientScreen />, {
      host: fixtureHost({ at: AT }),
      here: { screen: "patient", key: "c0ffee01:ext:4410236" },
    });
    const book = await screen.findByRole("button", { name: "Book a visit" });
    expect(book).toHaveAttribute("aria-disabled", "true");
    await user.click(book);
    expect(navigation.go).not.toHaveBeenCalled();
    expect(screen.getAllByText("The patient is deceased.").length).toBeGreaterThan(0);
  });

  it("drops the answer about another record (X-01)", async () => {
    const host = fixtureHost({ at: AT });
    const other = await host.patient("c0ffee01:ext:4410511");
    host.patient = async () => other;
    renderScreen(<PatientScreen />, { host, here });
    await new Promise((done) => setTimeout(done, 50));
    expect(document.body.textContent).not.toContain("LINDHOLM");
  });

  it("says so when the record is not known here", async () => {
    renderScreen(<PatientScreen />, {
      host: fixtureHost({ at: AT }),
      here: { screen: "patient", key: "c0ffee01:ext:0" },
    });
    expect(await screen.findByText("This record is not known here")).toBeVisible();
  });

  it("has no clinical item in the page for the front desk (PAB-0008)", async () => {
    const host = fixtureHost(
      { at: AT },
      { whoAmI: async () => ({ id: "u-1", name: "MOREAU, Jeanne", roles: ["frontDesk"], demo: false }) },
    );
    renderScreen(<PatientScreen />, { host, here });
    await screen.findByRole("region", { name: "Patient" });
    expect(document.body.textContent).not.toMatch(/allerg|medicine/i);
  });

  it.each(["en", "es"] as const)("is clean by axe (%s)", async (language) => {
    const host = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } });
    const { container } = renderScreen(<PatientScreen />, { host, here });
    await screen.findByRole("table");
    expect(await axeFindings(container)).toEqual([]);
  });
});
