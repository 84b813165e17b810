import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { type FixtureHost, fixtureHost, fixtureSettings, problem } from "../../../../host/fixture";
import { greyed, humanName, offered, person } from "../../../../host/fixture/builders";
import { consentAnswer, consentStanding, consentsView } from "../../../../host/fixture/consents";
import type { FixtureState } from "../../../../host/fixture/host";
import type { Host } from "../../../../host/Host";
import type { ConsentsView, PatientView } from "../../../../host/types";
import { Consent } from "../Consent";

const AT = "2026-11-20T15:42:00.000Z";
const KEY = "c0ffee03:id:cm-pt-7";

const patient: PatientView = {
  person: person({
    key: KEY,
    name: humanName({ family: null, given: null, prefix: null }),
    birthDate: null,
    number: { kind: "vendorId", issuer: "Ward CareMonitor", value: "cm-pt-7" },
  }),
  vendor: "careMonitor",
  connectionName: "Ward CareMonitor",
  identifiers: [],
  phones: [],
  emails: [],
  address: null,
  zone: null,
  active: true,
  readAt: AT,
  visits: [],
  trial: null,
};

function show(
  view: Partial<ConsentsView> = {},
  overrides: Partial<Host> = {},
  parts: Partial<FixtureState> = {},
) {
  const host = fixtureHost({ at: AT, consents: view, ...parts }, overrides);
  return renderScreen(<Consent patient={patient} />, { host });
}

const asked = (host: FixtureHost, act: keyof Host) =>
  host.state.asked.find((each) => each.act === act)?.with[0];
const row = (name: string) => screen.findByRole("row", { name: new RegExp(`^${name}`) });
const button = (name: RegExp) => screen.getByRole("button", { name });

const partial: Partial<ConsentsView> = {
  metrics: [
    consentStanding("ecg", { standing: "granted", at: AT }),
    consentStanding("bloodPressure", { standing: "granted", at: AT }),
    consentStanding("heartRate", { standing: "ended", at: AT, end: "revoked" }),
    consentStanding("bloodGlucose", { standing: "declined", at: AT }),
    consentStanding("steps", { standing: "notKnown", at: AT }),
  ],
  answers: [
    consentAnswer(AT, { withdrawn: ["heartRate"], granted: ["ecg", "bloodPressure"] }),
    consentAnswer(AT, { outcome: "late", granted: null, asked: ["steps"] }),
  ],
  check: offered,
  forget: offered,
};

describe("consent at CareMonitor", () => {
  it("says of each metric in words how it stands", async () => {
    const { container } = show(partial);
    expect(await row("Electrocardiogram")).toHaveTextContent("Granted");
    expect(await row("Heart rate")).toHaveTextContent("Ended: CareMonitor renews it no more.");
    expect(await row("Blood glucose")).toHaveTextContent("Declined by the patient");
    expect(await row("Steps")).toHaveTextContent("Nothing is sent. Ask again.");
    expect(screen.getByText("assumed contract")).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("tells a partial answer as partial, what was withdrawn since, and keeps the earlier questions", async () => {
    show(partial);
    expect(await screen.findByText("Granted: 3 of 5.")).toBeVisible();
    expect(screen.getByText("Declined: Blood glucose, Steps. This is never sent.")).toBeVisible();
    expect(screen.getByText("Withdrawn since: Heart rate.")).toBeVisible();
    expect(screen.getByText(/No answer came in ten minutes/)).toBeInTheDocument();
  });

  it("takes nothing as granted where CareMonitor did not say", async () => {
    show({ answers: [consentAnswer(AT, { granted: null })] });
    expect(await screen.findByText(/CareMonitor did not say to what. Nothing is sent/)).toBeVisible();
    expect(screen.queryByText(/^Granted/)).toBeNull();
  });

  it("asks for what was ticked, only after the identifier was, and waits with a way back", async () => {
    const { user, host } = show();
    await user.click(await screen.findByRole("button", { name: "Ask for consent" }));
    const dialog = screen.getByRole("dialog", { name: "Ask for consent" });
    const ticks = within(dialog).getAllByRole("checkbox") as HTMLInputElement[];
    expect(ticks).toHaveLength(6);
    expect(ticks.some((tick) => tick.checked)).toBe(false);
    expect(dialog).toHaveTextContent("It has to be cm-pt-7.");
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole("checkbox", { name: /cm-pt-7/ }));
    const act = within(dialog).getByRole("button", { name: "Ask cm-pt-7 in the browser" });
    await user.click(act);
    expect(asked(host, "askForConsent")).toBeUndefined();
    await user.click(within(dialog).getByRole("checkbox", { name: "Steps" }));
    await user.click(act);
    expect(asked(host, "askForConsent")).toBeUndefined();
    await user.click(within(dialog).getByRole("checkbox", { name: /cm-pt-7/ }));
    await user.click(act);
    await waitFor(() =>
      expect(asked(host, "askForConsent")).toEqual({
        patient: KEY,
        metrics: ["steps"],
        checked: { patient: KEY, birthDate: null, number: "cm-pt-7", family: null },
      }),
    );
    expect(await screen.findByText("The patient is being asked in the browser.")).toBeVisible();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(button(/Ask for consent/)).toHaveAttribute("aria-disabled", "true");
    await user.click(button(/Take the question back/));
    expect(asked(host, "cancelConsentQuestion")).toBe(KEY);
  });

  it("asks again for what is granted now, since a new answer takes its place", async () => {
    const { user, host } = show(partial);
    await user.click(await screen.findByRole("button", { name: "Ask for consent" }));
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).queryByRole("checkbox", { name: "Blood pressure" })).toBeNull();
    await user.click(within(dialog).getByRole("checkbox", { name: "Blood glucose" }));
    await user.click(within(dialog).getByRole("checkbox", { name: /cm-pt-7/ }));
    await user.click(within(dialog).getByRole("button", { name: /in the browser/ }));
    await waitFor(() =>
      expect(asked(host, "askForConsent")).toMatchObject({
        metrics: ["ecg", "bloodPressure", "bloodGlucose"],
      }),
    );
  });

  it("shows the answer as soon as the host tells of it", async () => {
    const { host } = show({
      question: { asked: ["ecg"], askedAt: AT, askedBy: "BRANDT, Elke", until: AT, taking: false },
    });
    expect(await screen.findByText("The patient is being asked in the browser.")).toBeVisible();
    host.state.consents = partial;
    host.stale("consents");
    expect(await screen.findByText("Granted: 3 of 5.")).toBeVisible();
    expect(screen.queryByText("The patient is being asked in the browser.")).toBeNull();
  });

  it("forgets only after the identifier was ticked, and says what stays at CareMonitor", async () => {
    const { user, host } = show(partial);
    await user.click(await screen.findByRole("button", { name: "Forget the consent here" }));
    const dialog = screen.getByRole("alertdialog");
    expect(dialog).toHaveTextContent("At CareMonitor the consent stays until the patient revokes it there.");
    expect(await axeFindings(dialog)).toEqual([]);
    const act = within(dialog).getByRole("button", { name: "Forget it here" });
    await user.click(act);
    expect(asked(host, "forgetConsent")).toBeUndefined();
    await user.click(within(dialog).getByRole("checkbox"));
    await user.click(act);
    await waitFor(() => expect(asked(host, "forgetConsent")).toMatchObject({ patient: KEY }));
  });

  it("says why nobody was asked, in its own sentence", async () => {
    const { user } = show(
      {},
      {
        askForConsent: async () => {
          throw problem({ code: "other", what: "door" });
        },
      },
    );
    await user.click(await screen.findByRole("button", { name: "Ask for consent" }));
    const dialog = screen.getByRole("dialog");
    await user.click(within(dialog).getByRole("checkbox", { name: "Steps" }));
    await user.click(within(dialog).getByRole("checkbox", { name: /cm-pt-7/ }));
    await user.click(within(dialog).getByRole("button", { name: /in the browser/ }));
    expect(await screen.findByText(/No browser opened on this computer/)).toBeVisible();
  });

  it("is greyed with the reason where nobody can be asked, and speaks Spanish", async () => {
    const settings = { ...fixtureSettings, language: "es" as const };
    const { container } = show({ ask: greyed("noPortal") }, {}, { settings });
    expect(await screen.findByText(/La conexión no indica ningún portal de pacientes/)).toBeVisible();
    expect(await row("Pasos")).toHaveTextContent("Sin preguntar o sin respuesta");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("drops an answer about another record", async () => {
    show({}, { consents: async () => consentsView("c0ffee03:id:cm-pt-8", partial) });
    expect(await screen.findByRole("status", { name: "Consent" })).toBeVisible();
    expect(screen.queryByText("Granted")).toBeNull();
  });

  it("says so when it cannot be read", async () => {
    show(
      {},
      {
        consents: async () => {
          throw problem({ code: "store", what: "store" });
        },
      },
    );
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });
});
