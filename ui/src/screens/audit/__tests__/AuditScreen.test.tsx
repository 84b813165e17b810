import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { App } from "../../../App";
import {
  auditInDoubt,
  type FixtureHost,
  fixtureHost,
  manyAudit,
  sampleAuditFaults,
} from "../../../host/fixture";
// Loaded before the tests begin, so that none of them waits for it.
import "../AuditScreen";

beforeEach(() => void vi.spyOn(window, "scrollTo").mockImplementation(() => {}));

// Entries are looked for by how long ago they were made: the fixture's day is today.
const at = new Date().toISOString();
const TIME = { timeout: 15_000 };
const open = (host: FixtureHost, start = "/audit") => ({
  ...render(<App host={host} start={start} />),
  user: userEvent.setup({ delay: null }),
});
const table = async () => await screen.findByRole("grid", { name: "Entries, newest first" }, TIME);
const rows = async () =>
  within(await table())
    .getAllByRole("row")
    .slice(1);

describe("the entries", () => {
  it("say who did what, when, of whom and why, newest first, and which act was not done", async () => {
    const { container } = open(fixtureHost({ at }));
    await waitFor(
      async () =>
        expect((await rows()).map((row) => row.textContent)).toEqual([
          expect.stringMatching(/1234.*BRANDT, Elke.*Verified the audit.*Audit/u),
          expect.stringMatching(/MOREAU, Jeanne.*Opened the metrics.*LINDHOLM, Greta/u),
          expect.stringMatching(/Booked a visit.*Act, “Interpreter for both”/u),
          expect.stringMatching(/Opened a visit note/u),
          expect.stringMatching(/Searched for patients/u),
          expect.stringMatching(/Copied the patient's link/u),
          expect.stringMatching(/Could not sign in \(not done\)/u),
          expect.stringMatching(/Asked for what was refused \(not done\).*Use case metrics, 12 more times/u),
          expect.stringMatching(/Changed a connection.*Quayside Solo/u),
          expect.stringMatching(/Opened a recording/u),
          expect.stringMatching(/Linked records.*VARGA, Ines/u),
          expect.stringMatching(/Joined a visit.*from before the chain/u),
        ]),
      TIME,
    );
    expect(screen.getByText(/12 entries/u)).toBeVisible();
    expect(screen.getByText(/The audit fits its anchor/u)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("are narrowed by person and by kind of act, and back", async () => {
    const host = fixtureHost({ at });
    const { user } = open(host);
    await table();
    await user.type(screen.getByLabelText("Person"), "brandt");
    await waitFor(async () => expect((await rows()).length).toBe(6), TIME);
    await user.clear(screen.getByLabelText("Person"));
    await user.click(screen.getByRole("button", { name: /Every act/u }));
    await user.click(await screen.findByRole("option", { name: "Openings and searches" }));
    await waitFor(async () => expect((await rows()).length).toBe(4), TIME);
    await user.type(screen.getByLabelText("Person"), "nobody");
    expect(await screen.findByText("Nothing is as you asked", {}, TIME)).toBeVisible();
  });

  it("of a hundred thousand only those in sight are in the page, with their number told (aria-rowcount)", async () => {
    const host = fixtureHost({ at, audit: manyAudit(at, 100_000) });
    const { user } = open(host);
    const grid = await table();
    await user.click(screen.getByRole("button", { name: /The last 30 days/u }));
    await user.click(await screen.findByRole("option", { name: "Since the beginning" }));
    await waitFor(() => expect(grid.getAttribute("aria-rowcount")).toBe("100001"), TIME);
    expect(document.querySelectorAll("tr").length).toBeLessThan(100);
  });
});

describe("verifying", () => {
  it("tells of a whole chain with the head that stands on paper", async () => {
    const { user } = open(fixtureHost({ at }));
    await table();
    await user.click(screen.getByRole("button", { name: "Verify now" }));
    expect(await screen.findByText(/Every one of 1234 entries follows/u, {}, TIME)).toBeVisible();
    expect(screen.getByText("audit 1234 · 9f3ac01d")).toBeVisible();
  });

  it("names each place that is broken, and between which times", async () => {
    const { container, user } = open(fixtureHost({ at, auditFaults: sampleAuditFaults(at) }));
    await table();
    await user.click(screen.getByRole("button", { name: "Verify now" }));
    expect(await screen.findByText("The chain is broken at 2 places.", {}, TIME)).toBeVisible();
    expect(screen.getByText(/Entry 817 was changed, moved or put in\..*after .*before/u)).toBeVisible();
    expect(screen.getByText(/Entries 903 to 941 are gone\./u)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("a doubt", () => {
  it("stands over every screen, and leads an administrator here", async () => {
    const { user } = open(fixtureHost({ at, auditStanding: auditInDoubt(at) }), "/");
    expect(await screen.findByText(/is not the one that was anchored/u, {}, TIME)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Open Audit" }));
    expect(
      await screen.findByText(/There had been 1310 entries and there are 1234/u, {}, TIME),
    ).toBeVisible();
  });

  it("is told to everybody, and leads nobody where they may not go", async () => {
    const host = fixtureHost({ at, auditStanding: auditInDoubt(at) });
    const { startup } = host.state;
    if (startup.stage !== "ready") throw new Error("the fixture is ready");
    host.state.startup = { ...startup, who: { ...startup.who, roles: ["clinician"] } };
    open(host, "/");
    expect(await screen.findByText(/is not the one that was anchored/u, {}, TIME)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Open Audit" })).toBeNull(), TIME);
  });

  it("is settled with a reason, which is asked for", async () => {
    const host = fixtureHost({ at, auditStanding: auditInDoubt(at) });
    const { container, user } = open(host);
    await user.click(await screen.findByRole("button", { name: "Settle the doubt" }, TIME));
    const sheet = await screen.findByRole("alertdialog");
    await user.click(within(sheet).getByRole("button", { name: "Settle the doubt" }));
    expect(await within(sheet).findByText("Nothing was said. Write what it was.")).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await user.type(within(sheet).getByLabelText(/What it was/u), "A backup was restored");
    await user.click(within(sheet).getByRole("button", { name: "Settle the doubt" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull(), TIME);
    expect(host.state.asked.at(-1)).toEqual({ act: "settleAuditDoubt", with: ["A backup was restored"] });
    expect(await screen.findByText(/The audit fits its anchor/u, {}, TIME)).toBeVisible();
  });
});

describe("taking the audit away", () => {
  it("says what leaves, in which form, and what was written", async () => {
    const host = fixtureHost({ at });
    const { user } = open(host);
    await table();
    await user.click(screen.getByRole("button", { name: "Export" }));
    const sheet = await screen.findByRole("dialog");
    expect(within(sheet).getByText(/Nothing protects it any more/u)).toBeVisible();
    await user.click(within(sheet).getByRole("button", { name: "Choose where and export" }));
    expect(await within(sheet).findByText("12 entries are in audit.chain.")).toBeVisible();
    expect(host.state.asked.at(-1)).toEqual({ act: "exportAudit", with: ["chain"] });
  });
});

describe("what stands in the way", () => {
  it("is a role without it, or a failure that is tried again", async () => {
    const host = fixtureHost({ at });
    const read = host.audit;
    host.audit = async () => {
      throw { code: "denied", what: "denied", message: "", field: null, detail: null };
    };
    const { unmount } = open(host);
    expect(await screen.findByText("Your role does not include the audit", {}, TIME)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Export" })).toBeNull();
    unmount();
    const other = fixtureHost({ at });
    other.audit = async () => {
      throw { code: "store", what: "store", message: "", field: null, detail: null };
    };
    const { user } = open(other);
    const again = await screen.findByRole("button", { name: /Try again/u }, TIME);
    other.audit = read;
    await user.click(again);
    expect(await table()).toBeVisible();
  });
});
