import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, greyed, problem, sentDocument, visitFile, visitView } from "../../../host/fixture";
import type { FixtureState } from "../../../host/fixture/host";
import type { Host } from "../../../host/Host";
import type { Role } from "../../../host/types";
import MetricsScreen from "../../../screens/metrics/MetricsScreen";
import NoteScreen from "../../../screens/note/NoteScreen";
import { PatientDocuments } from "../../../screens/patients/documents/PatientDocuments";
import VisitPanel from "../../../screens/visit/VisitPanel";

const user = () => userEvent.setup({ delay: null });
const minutes = (from: number) => new Date(Date.now() + from * 60_000).toISOString();

/** A host at which somebody of these roles sits. */
function seat(roles: Role[], parts: Partial<FixtureState> = {}, overrides: Partial<Host> = {}) {
  const host = fixtureHost(parts, overrides);
  const { startup } = host.state;
  if (startup.stage === "ready") host.state.startup = { ...startup, who: { ...startup.who, roles } };
  return host;
}

/** The visit of the note's sample, and whose it is. */
function sorbo(host: ReturnType<typeof seat>) {
  const row = host.state.board.waiting.find(({ visit }) => visit === "v-sorbo");
  const key = row?.person.key;
  if (row === undefined || key == null) throw new Error("the fixture has no such visit");
  return { row, key };
}

// Only the date is held still; timers run.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

describe("a record that is open by emergency access", () => {
  it("shows its note to read, with until when, and nothing to type into", async () => {
    const host = seat(["frontDesk"]);
    host.state.openRecords = [{ patient: sorbo(host).key, until: minutes(42) }];
    const { container } = renderScreen(<NoteScreen />, {
      host,
      here: { screen: "note", open: { visit: "v-sorbo" } },
    });
    expect(await screen.findByText(/^Open until \d\d:\d\d by emergency access\.$/)).toBeVisible();
    expect(await screen.findByText("Comfortable on video. No ankle swelling shown.")).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: /Review|Insert|Discard/ })).toBeNull();
    expect(host.state.asked.map(({ act }) => act)).not.toContain("keepNoteDraft");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is shown no longer than its time, though it was read before", async () => {
    const host = seat(["frontDesk"]);
    const { key } = sorbo(host);
    host.state.openRecords = [{ patient: key, until: minutes(42) }];
    renderScreen(<NoteScreen />, { host, here: { screen: "note", open: { visit: "v-sorbo" } } });
    await screen.findByText("Comfortable on video. No ankle swelling shown.");
    vi.setSystemTime(Date.now() + 43 * 60_000);
    await waitFor(
      () => expect(screen.queryByText("Comfortable on video. No ankle swelling shown.")).toBeNull(),
      { timeout: 15_000 },
    );
    expect(await screen.findByText("Notes are open to clinicians only")).toBeVisible();
    expect(await screen.findByRole("button", { name: "Open in an emergency" })).toBeVisible();
  }, 30_000);

  it("does not open another patient's", async () => {
    const denied = async () => {
      throw problem({ code: "denied", what: "denied" });
    };
    const host = seat(["frontDesk"], {}, { metrics: denied });
    host.state.openRecords = [{ patient: "c0ffee01:ext:other", until: minutes(42) }];
    renderScreen(<MetricsScreen />, {
      host,
      here: { screen: "metrics", open: { patient: sorbo(host).key } },
    });
    expect(await screen.findByText("Your role does not include readings")).toBeVisible();
    expect(screen.getByText(/This attempt is in the audit/)).toBeVisible();
    expect(screen.queryByText(/by emergency access/)).toBeNull();
  });

  it("is opened from the visit, which then offers the note and the copies of its files", async () => {
    const host = seat(["frontDesk"]);
    const { row } = sorbo(host);
    const acts = visitView(row, {}).acts.map((each) =>
      each.act === "visitNote" ? { ...each, offer: greyed("roleLacks") } : each,
    );
    host.state.visits.set(row.visit, { acts });
    const copy = { id: "k1", at: host.state.at, by: "BRANDT, Elke" };
    host.state.files.set(row.visit, { files: [visitFile(host.state.at, { copy })] });
    const { container } = renderScreen(<VisitPanel visit={row.visit} onClose={() => undefined} />, { host });
    const note = () => screen.getByRole("button", { name: /^Visit note/ });
    const file = () => screen.getByRole("button", { name: /this clinic's copy/i });
    await waitFor(() => expect(file()).toHaveAttribute("aria-disabled", "true"));
    expect(note()).toHaveAttribute("aria-disabled", "true");
    const hands = user();
    await hands.click(await screen.findByRole("button", { name: "Open in an emergency" }));
    const sheet = await screen.findByRole("alertdialog");
    // Whose record it is stands there: an emergency is when the wrong one is opened.
    expect(await within(sheet).findByText("4410275")).toBeVisible();
    await hands.type(within(sheet).getByRole("textbox"), "The clinician on duty cannot be reached.");
    await hands.click(within(sheet).getByRole("button", { name: /Open this record/ }));
    expect(await screen.findByText(/^Open until \d\d:\d\d by emergency access\.$/)).toBeVisible();
    expect(note()).not.toHaveAttribute("aria-disabled");
    expect(file()).not.toHaveAttribute("aria-disabled");
    expect(screen.queryByRole("button", { name: "Open in an emergency" })).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("what was answered in a document", () => {
  const show = async (roles: Role[]) => {
    const host = seat(roles);
    host.state.documents = { sent: [sentDocument(host.state.at)], off: null };
    let asked = 0;
    host.sentAnswers = async () => {
      asked += 1;
      return [{ name: "Agreed to video?", value: "Yes" }];
    };
    const patient = await host.patient(sorbo(host).key);
    renderScreen(<PatientDocuments patient={patient} />, { host });
    return () => asked;
  };

  it("is counted for the front desk, and never asked for", async () => {
    const asked = await show(["frontDesk"]);
    expect(await screen.findByText("1 answer, for clinicians to read.")).toBeVisible();
    expect(screen.queryByText("Answers")).toBeNull();
    expect(asked()).toBe(0);
  });

  it("is asked for when a clinician opens it, and not before", async () => {
    const asked = await show(["clinician"]);
    const answers = await screen.findByText("Answers");
    expect(asked()).toBe(0);
    await user().click(answers);
    expect(await screen.findByText("Yes")).toBeVisible();
    expect(asked()).toBe(1);
  });
});
