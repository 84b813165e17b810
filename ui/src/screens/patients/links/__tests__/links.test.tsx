import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { type FixtureHost, fixtureHost, fixtureSettings, problem } from "../../../../host/fixture";
import type { FixtureState } from "../../../../host/fixture/host";
import { linkedRecord, linkReview, recordSide, samplePossibleLinks } from "../../../../host/fixture/links";
import type { Host } from "../../../../host/Host";
import type { LinkReview } from "../../../../host/types";
import PatientsScreen from "../../PatientsScreen";
import { LinkSheet } from "../LinkSheet";
import { PatientRecords } from "../PatientRecords";
import { PossibleSamePerson } from "../PossibleSamePerson";

const AT = "2026-11-20T15:42:00.000Z";
const LINDHOLM = "c0ffee01:ext:4410511";
const CARIUM = "ca01ca01:ext:77";

const given = (parts: Partial<FixtureState> = {}, overrides: Partial<Host> = {}) =>
  fixtureHost({ at: AT, ...parts }, overrides);
const asked = (host: FixtureHost, act: keyof Host) =>
  host.state.asked.find((each) => each.act === act)?.with[0];
const sides = () => {
  const { one, other } = samplePossibleLinks(AT).list[0] ?? never();
  return { one, other };
};

function compare(change: Partial<LinkReview> = {}, overrides: Partial<Host> = {}) {
  const { one, other } = sides();
  const review = { ...linkReview(one, other), ...change };
  const host = given({}, { compareRecords: async () => structuredClone(review), ...overrides });
  return renderScreen(<LinkSheet one={LINDHOLM} other={CARIUM} onClose={() => undefined} />, { host });
}

describe("two records side by side", () => {
  it("shows each fact in two columns with its verdict by icon and word, and says what is not known", async () => {
    const { one, other } = sides();
    compare(linkReview(one, other, { phone: "differs", mrn: "unknown" }));
    await screen.findByRole("row", { name: /^Born/ });
    const dialog = screen.getByRole("dialog", { name: "Are these the same person?" });
    const row = (name: string) => within(dialog).getByRole("row", { name: new RegExp(`^${name}`) });
    expect(row("Born")).toHaveTextContent("02-Sep-1991");
    expect(row("Born")).toHaveTextContent("The same");
    expect(row("Telephone")).toHaveTextContent("Differs");
    expect(row("Email")).toHaveTextContent("Not known");
    expect(row("Email")).toHaveTextContent("Cannot be compared");
    expect(row("Born").querySelector("svg")).not.toBeNull();
    expect(await axeFindings(dialog)).toEqual([]);
  });

  it("links only after two identifiers were ticked, none of them beforehand (X-06)", async () => {
    const { user, host } = compare();
    const act = await screen.findByRole("button", { name: "Link the records" });
    const ticks = screen.getAllByRole("checkbox");
    expect(ticks.map((tick) => (tick as HTMLInputElement).checked)).toEqual([false, false, false]);
    expect(screen.queryByRole("checkbox", { name: /Gender/ })).toBeNull();
    await user.click(ticks[0] ?? never());
    await user.click(act);
    expect(asked(host, "linkRecords")).toBeUndefined();
    await user.click(ticks[1] ?? never());
    await user.click(act);
    expect(asked(host, "linkRecords")).toEqual({
      one: LINDHOLM,
      other: CARIUM,
      confirmed: ["name", "birthDate"],
      despite: null,
      allSeen: false,
      seal: "seal-1",
    });
  });

  it("warns of a contradiction in words and asks for a reason before it links", async () => {
    const { one, other } = sides();
    const { user, host } = compare(linkReview(one, other, { birthDate: "contradicts" }));
    expect(await screen.findByText("Something contradicts.")).toBeVisible();
    expect(screen.queryByRole("checkbox", { name: /Born/ })).toBeNull();
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    const act = screen.getByRole("button", { name: "Link the records" });
    await user.click(act);
    expect(asked(host, "linkRecords")).toBeUndefined();
    await user.type(screen.getByRole("textbox", { name: /Why they are one person/ }), "Mistyped");
    await user.click(act);
    expect(asked(host, "linkRecords")).toMatchObject({ despite: "Mistyped", confirmed: ["name", "phone"] });
  });

  it("asks for a look at every record where a set is joined", async () => {
    const { one, other } = sides();
    const third = recordSide(AT, { connectionName: "Quayside ClinOne", vendor: "clinOne" });
    const { user, host } = compare({ ...linkReview(one, other), other: [other, third] });
    expect(await screen.findByText(/Quayside ClinOne.*linked with it/)).toBeVisible();
    const seen = screen.getByRole("checkbox", { name: "I have looked at all 3 records" });
    for (const tick of screen.getAllByRole("checkbox")) if (tick !== seen) await user.click(tick);
    await user.click(screen.getByRole("button", { name: "Link the records" }));
    expect(asked(host, "linkRecords")).toBeUndefined();
    await user.click(seen);
    await user.click(screen.getByRole("button", { name: "Link the records" }));
    expect(asked(host, "linkRecords")).toMatchObject({ allSeen: true });
  });

  it("says why nothing was linked and compares again when a record has changed meanwhile", async () => {
    const { user } = compare(
      {},
      {
        linkRecords: async () => {
          throw problem({ code: "conflict", what: "recordsChanged" });
        },
      },
    );
    await screen.findByRole("button", { name: "Link the records" });
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    await user.click(screen.getByRole("button", { name: "Link the records" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/have changed since you looked/);
    expect(screen.getByRole("button", { name: "Compare again" })).toBeVisible();
  });

  it("keeps that they are two people, with a reason that may stay empty", async () => {
    const { user, host } = compare();
    await user.click(await screen.findByRole("button", { name: "Not the same person" }));
    await user.type(screen.getByRole("textbox", { name: /Why/ }), "Twins");
    await user.click(screen.getByRole("button", { name: "Keep that they are two people" }));
    expect(asked(host, "declineLink")).toEqual({ one: LINDHOLM, other: CARIUM, why: "Twins" });
  });

  it("offers no link where there can be none, and says why", async () => {
    const { user, host } = compare({ refusal: "sameAccount" });
    expect(await screen.findByText(/for that vendor to merge/)).toBeVisible();
    expect(screen.queryByRole("checkbox")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Link the records" }));
    expect(asked(host, "linkRecords")).toBeUndefined();
  });

  it("is closed to who may not change people", async () => {
    const { user, host } = compare(
      {},
      { whoAmI: async () => ({ id: "u-1", name: "PETERSEN, Ida", roles: ["administrator"], demo: false }) },
    );
    await screen.findByRole("button", { name: "Link the records" });
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    await user.click(screen.getByRole("button", { name: "Link the records" }));
    await user.click(screen.getByRole("button", { name: "Not the same person" }));
    expect(host.state.asked).toEqual([]);
  });
});

describe("the records of a person at other vendors", () => {
  async function open(parts: Partial<FixtureState> = {}) {
    const host = given(parts);
    const patient = await host.patient(LINDHOLM);
    return renderScreen(<PatientRecords patient={patient} />, { host });
  }

  it("lists linked records with how they were confirmed, opens them and takes them apart with a reason", async () => {
    const links = new Map([[LINDHOLM, { linked: [linkedRecord(AT)], possible: [] }]]);
    const { user, host, navigation, container } = await open({ links });
    expect(await screen.findByText(/Name, Born confirmed by BRANDT, Elke/)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(
      screen.getByRole("button", { name: /Open the record of LINDHOLM, Greta at Quayside Carium/ }),
    );
    expect(navigation.go).toHaveBeenCalledWith("patient", { key: CARIUM });
    await user.click(
      screen.getByRole("button", { name: /Take the record of LINDHOLM, Greta at Quayside Carium out/ }),
    );
    const dialog = await screen.findByRole("alertdialog");
    const confirm = within(dialog).getByRole("button", { name: "Take the record out" });
    await user.click(confirm);
    expect(asked(host, "unlinkRecord")).toBeUndefined();
    await user.type(within(dialog).getByRole("textbox", { name: /another person/ }), "Cousins");
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(confirm);
    expect(asked(host, "unlinkRecord")).toEqual({ patient: CARIUM, why: "Cousins" });
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  });

  it("leads from what may be the same person to both records side by side", async () => {
    const { user } = await open();
    expect(await screen.findByText("1 record may be the same person.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Look at both: LINDHOLM, Greta, Quayside Carium/ }));
    expect(await screen.findByRole("dialog", { name: "Are these the same person?" })).toBeVisible();
  });

  it("finds another record by hand, and never one of the same account", async () => {
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Link another record" }));
    await user.type(await screen.findByRole("combobox", { name: "Find the other record" }), "sørbø");
    await screen.findByRole("option", { name: /SØRBØ/ });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(await screen.findByText(/This record is at the same account/)).toBeVisible();
  });

  it("says that there is nothing to link with one account, and what was taken apart", async () => {
    const past = {
      joinedAt: "2026-11-18T10:00:00.000Z",
      joinedBy: "BRANDT, Elke",
      leftAt: "2026-11-19T10:00:00.000Z",
      leftBy: "AALTO, Mirja",
      why: "connectionRemoved",
    };
    const none = { linked: [], possible: [], oneAccount: true };
    const first = await open({ links: new Map([[LINDHOLM, none]]) });
    expect(await screen.findByText(/Only one account has people here/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Link another record" })).toBeNull();
    first.unmount();
    const { user } = await open({ links: new Map([[LINDHOLM, { ...none, past: [past] }]]) });
    await user.click(await screen.findByText("Links that were taken apart"));
    expect(screen.getByText(/by AALTO, Mirja. A connection was removed/)).toBeVisible();
  });
});

describe("the worklist of possible same persons", () => {
  it.each(["en", "es"] as const)(
    "lists pairs with both accounts and is clean by axe (%s)",
    async (language) => {
      const host = given({ settings: { ...fixtureSettings, language } });
      const { container } = renderScreen(<PossibleSamePerson />, { host });
      const table = await screen.findByRole("table");
      expect(table).toHaveTextContent(/Quayside Solo/);
      expect(table).toHaveTextContent(/Quayside Carium/);
      expect(await axeFindings(container)).toEqual([]);
    },
  );

  it("stands beside the search with its count and opens a pair by keyboard alone", async () => {
    const host = given();
    const here = { screen: "patients" as const, key: null };
    const first = renderScreen(<PatientsScreen />, { host, here });
    const tab = await screen.findByRole("radio", { name: "Possible same person (1)" });
    await first.user.click(tab);
    expect(first.navigation.go).toHaveBeenCalledWith("patients", { open: { list: "links" }, replace: true });
    first.unmount();
    const { user } = renderScreen(<PatientsScreen />, { host, here: { ...here, open: { list: "links" } } });
    (await screen.findByRole("button", { name: /Look at both/ })).focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("dialog", { name: "Are these the same person?" })).toBeVisible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it.each([
    [{ oneAccount: true }, "Only one account has people here"],
    [{ comparing: true }, "Records are being compared"],
    [{}, "No records look like one person"],
  ])("says why it is empty", async (parts, title) => {
    const empty = { list: [], all: 0, comparing: false, oneAccount: false };
    renderScreen(<PossibleSamePerson />, { host: given({ possibleLinks: { ...empty, ...parts } }) });
    expect(await screen.findByText(title)).toBeVisible();
  });

  it("offers another try when the list cannot be read", async () => {
    const failing = async () => {
      throw problem({ code: "store", what: "store" });
    };
    renderScreen(<PossibleSamePerson />, { host: given({}, { possibleLinks: failing }) });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
  });
});

function never(): never {
  throw new Error("the sample has a pair");
}
