import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../tests/axe";
import { LOCKED, openConsole } from "../../tests/seat";
import type { Startup } from "../host/types";
// Screens are imported here, so that no test waits for a chunk.
import "../screens/startup/StartupScreen";
import "../screens/assistance/AssistanceScreen";
import "../screens/audit/AuditScreen";
import "../screens/patients/PatientsScreen";
import "../screens/patients/edit/EditPatientScreen";
import "../screens/visit/VisitPanel";

/** A console that is locked as the host locks it: the page is asked first, and answers when all is kept. */
function opened(start: string) {
  const { become: put, ready, host, ...console } = openConsole(start);
  const asked = (name: string) => host.state.asked.filter((each) => each.act === name).length;
  const become = (startup: Startup) => act(async () => put(startup));
  async function lock(): Promise<void> {
    const before = asked("readyToLock");
    act(() => host.askToLock());
    await waitFor(() => expect(asked("readyToLock")).toBe(before + 1));
    await become(LOCKED);
    await screen.findByRole("heading", { level: 1, name: "Locked" });
  }
  const unlock = (id = ready.who.id, name = ready.who.name) =>
    become({ ...ready, who: { ...ready.who, id, name } });
  return { ...console, host, asked, lock, unlock };
}

const field = (name: RegExp) => screen.findByRole("textbox", { name });
const page = () => document.documentElement.outerHTML;

describe("a consult that is being typed when the console locks", () => {
  async function typed() {
    const console = opened("/assistance");
    const { user } = console;
    await user.click(await screen.findByRole("radio", { name: "Consult" }));
    await user.type(await field(/Family name/), "Quintanilla");
    await user.type(await field(/Given name/), "Marisol");
    await user.type(await field(/Date of birth/), "14-Mar-1968");
    await user.type(await field(/MRN/), "7731");
    const checks = await screen.findAllByRole("checkbox");
    for (const check of checks) await user.click(check);
    expect(console.asked("keepTyped")).toBe(0);
    await console.lock();
    return console;
  }

  it("stands in the same place again for who typed it, with a line that says so, and is checked anew", async () => {
    const { unlock, container } = await typed();
    expect(page()).not.toMatch(/Quintanilla/i);
    await unlock();
    expect(await field(/Family name/)).toHaveValue("Quintanilla");
    expect(screen.getByRole("textbox", { name: /MRN/ })).toHaveValue("7731");
    const notes = screen.getAllByText(
      /^What you had typed before the console locked at \d\d:\d\d is here again\.$/,
    );
    expect(notes.length).toBeGreaterThan(0);
    for (const check of screen.getAllByRole("checkbox")) expect(check).not.toBeChecked();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is not there for anybody else, and is there again when its author is back", async () => {
    const { unlock, lock, host } = await typed();
    const theirs = host.state.typed;
    // What another person's console reads is another person's: the host's own tests show that.
    host.state.typed = [];
    await unlock("u-amara", "DIALLO, Amara");
    await screen.findByRole("heading", { level: 1, name: "Waiting rooms" });
    expect(page()).not.toMatch(/Quintanilla/i);
    await lock();
    host.state.typed = theirs;
    await unlock();
    await screen.findByRole("heading", { level: 1, name: "Waiting rooms" });
    expect(page()).not.toMatch(/Quintanilla/i);
    expect(host.state.typed.map(({ form }) => form)).toEqual(["consult"]);
  });

  it("stays through a second lock", async () => {
    const { unlock, lock, user } = await typed();
    await unlock();
    await user.type(await field(/Family name/), "-Vega");
    await lock();
    await unlock();
    expect(await field(/Family name/)).toHaveValue("Quintanilla-Vega");
  });
});

/** Opens the first who waits beside the board, and the act of that name. */
async function openAct({ host, user }: ReturnType<typeof opened>, act: string) {
  const row = host.state.board.waiting[0];
  if (row === undefined) throw new Error("somebody waits in the fixture");
  const grid = await screen.findByRole("grid");
  const found = await waitFor(() => {
    const drawn = grid.querySelector<HTMLElement>(`[data-visit="${row.visit}"]`);
    if (drawn === null) throw new Error("the row is not drawn yet");
    return drawn;
  });
  await user.click(found);
  const panel = within(await screen.findByRole("complementary"));
  await user.click(await panel.findByRole("button", { name: act }));
  return panel;
}

it("a visit's panel comes back with the act that was open and what was typed into it", async () => {
  const console = opened("/");
  const { user, lock, unlock } = console;
  const panel = await openAct(console, "Change the reasons");
  const reasons = await panel.findByRole("textbox", { name: /Reasons/ });
  await user.clear(reasons);
  await user.type(reasons, "Rang twice about the rash");
  await lock();
  expect(page()).not.toContain("Rang twice");
  await unlock();
  expect(await field(/Reasons/)).toHaveValue("Rang twice about the rash");
});

it("what is being sent as the console locks is not kept as if it had not been", async () => {
  const console = opened("/");
  const { host, user, asked } = console;
  const panel = await openAct(console, "Front desk note");
  await user.type(await panel.findByRole("textbox", { name: /Note/ }), " Rang twice");
  let sent: (() => void) | null = null;
  host.setNote = () =>
    new Promise((done) => {
      sent = () => done(null);
    });
  await user.click(panel.getByRole("button", { name: /Keep/ }));
  act(() => host.askToLock());
  act(() => sent?.());
  await waitFor(() => expect(asked("readyToLock")).toBe(1));
  const kept = host.state.asked
    .filter((each) => each.act === "keepTyped")
    .flatMap(({ with: [forms] }) => forms);
  expect(kept).not.toContainEqual(expect.objectContaining({ form: "deskNote", typed: expect.any(String) }));
});

it("a date that was typed whole and not left yet is kept with the rest", async () => {
  const { user, lock, unlock, host } = opened(
    `/edit-patient?patient=${encodeURIComponent("c0ffee01:ext:4410511")}`,
  );
  const born = await field(/Date of birth/);
  await user.clear(born);
  await user.type(born, "03-Oct-1991");
  await lock();
  expect(host.state.typed.map(({ form }) => form)).toEqual(["editPatient"]);
  await unlock();
  expect(await field(/Date of birth/)).toHaveValue("03-Oct-1991");
});

it("what the host could not keep stands there again for who typed it, and is gone for anybody else", async () => {
  const { host, user, lock, unlock } = opened("/assistance");
  host.keepTyped = () => Promise.reject(new Error("the disk is full"));
  await user.type(await field(/Building/), "East wing");
  await lock();
  await unlock();
  expect(await field(/Building/)).toHaveValue("East wing");
  await lock();
  await unlock("u-amara", "DIALLO, Amara");
  await screen.findByRole("heading", { level: 1, name: "Waiting rooms" });
  await lock();
  await unlock();
  await screen.findByRole("heading", { level: 1, name: "Waiting rooms" });
  await user.click(screen.getByRole("button", { name: /^Assistance/ }));
  expect(await field(/Building/)).toHaveValue("");
});

it("what was looked for in the audit is looked for again", async () => {
  const { user, lock, unlock, host } = opened("/audit");
  await user.type(await field(/^Person/), "okafor");
  await lock();
  await unlock();
  expect(await field(/^Person/)).toHaveValue("okafor");
  expect(host.state.typed).toEqual([]);
});

it("what was looked for among patients is looked for again", async () => {
  const { user, lock, unlock } = opened("/patients");
  await user.type(await field(/Find/), "quin");
  await lock();
  await unlock();
  expect(await field(/Find/)).toHaveValue("quin");
});
