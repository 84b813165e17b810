import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { Undos } from "../../../frame/undo";
import {
  boardOf,
  boardRow,
  fixtureHost,
  fixtureSettings,
  greyed,
  humanName,
  intentView,
  person,
  problem,
  visitView,
  waitingRow,
} from "../../../host/fixture";
import { otherVisit } from "../../../host/fixture/links";
import type { Host } from "../../../host/Host";
import type { BoardRow, VisitView } from "../../../host/types";
import VisitPanel from "../VisitPanel";

const AT = "2029-12-03T15:42:00.000Z";
const WHO = person({
  key: "c0ffee01:ext:4410511",
  name: humanName({ family: "Lindholm", given: "Greta" }),
  birthDate: "1991-09-02",
  number: { kind: "mrn", issuer: "Quayside", value: "4410511" },
});

// Only the date is held still; timers run.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date(AT) }));
afterEach(() => vi.useRealTimers());

function open(
  row: Partial<BoardRow> = {},
  view: Partial<VisitView> = {},
  overrides: Partial<Host> = {},
  language: "en" | "es" = "en",
) {
  const given = waitingRow(AT, 12, { visit: "v1", person: WHO, ...row });
  const host = fixtureHost(
    {
      at: AT,
      board: boardOf(AT, [given], []),
      visits: new Map([["v1", view]]),
      settings: { ...fixtureSettings, language },
    },
    overrides,
  );
  const onClose = vi.fn();
  const shown = (
    <>
      <VisitPanel visit="v1" onClose={onClose} />
      <Undos />
    </>
  );
  return { ...renderScreen(shown, { host }), onClose };
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const askedFor = (host: ReturnType<typeof open>["host"], act: keyof Host) =>
  host.state.asked.filter((each) => each.act === act).map((each) => each.with);

async function tickBoth(user: ReturnType<typeof open>["user"]) {
  for (const box of await screen.findAllByRole("checkbox", { name: /Born|MRN/ })) await user.click(box);
}

describe("two identifiers before an act (X-06)", () => {
  it.each([
    ["Join the visit", "Join LINDHOLM, Greta (Ms)", "join"],
    ["Cancel the visit", "Cancel the visit of LINDHOLM, Greta (Ms)", "cancel"],
    ["Change time or length", "Move the visit of LINDHOLM, Greta (Ms)", "reschedule"],
    ["Change the reasons", "Change the reasons for LINDHOLM, Greta (Ms)", "changeReasons"],
  ] as const)("%s does nothing until both are ticked", async (choose, act, asked) => {
    const { user, host } = open();
    await user.click(await button(choose));
    const press = async () => user.click(await button(act));
    expect(await button(act)).toHaveAttribute("aria-disabled", "true");
    await press();
    const [first] = await screen.findAllByRole("checkbox", { name: /Born|MRN/ });
    if (first !== undefined) await user.click(first);
    await press();
    expect(askedFor(host, asked)).toEqual([]);
    if (first !== undefined) await user.click(first);
    await tickBoth(user);
    await press();
    await waitFor(() => expect(askedFor(host, asked)).toHaveLength(1));
    expect(JSON.stringify(askedFor(host, asked))).toContain('"birthDate":"1991-09-02","number":"4410511"');
  });

  it("takes fresh ticks for the next act", async () => {
    const { user, host } = open();
    await button("Join the visit");
    await tickBoth(user);
    await user.click(await button("Join LINDHOLM, Greta (Ms)"));
    await waitFor(() => expect(askedFor(host, "join")).toHaveLength(1));
    for (const box of await screen.findAllByRole("checkbox", { name: /Born|MRN/ }))
      await waitFor(() => expect(box).not.toBeChecked());
    await user.click(await button("Join LINDHOLM, Greta (Ms)"));
    expect(askedFor(host, "join")).toHaveLength(1);
  });

  it("shows a namesake beside this patient, and ticks nothing beforehand", async () => {
    const other = boardRow(AT, {
      person: person({ name: humanName({ family: "Lindholm", given: "Gerda" }) }),
    });
    open({ sameName: "given" }, { namesake: other });
    expect(await screen.findByText(/Two patients have the family name of/)).toBeInTheDocument();
    expect(screen.getByRole("region", { name: /Two patients/ })).toHaveTextContent(/LINDHOLM, Gerda/);
    for (const box of await screen.findAllByRole("checkbox")) expect(box).not.toBeChecked();
  });
});

describe("what can be done", () => {
  it("is greyed in place with its reason, and nothing happens when it is pressed", async () => {
    const { user, host } = open();
    const off = await button("Move to another room");
    expect(off).toHaveAttribute("aria-disabled", "true");
    expect(
      screen.getByText("Solo cannot move a visit to another room. Cancel it and book again."),
    ).toBeVisible();
    await user.click(off);
    expect(host.state.asked).toEqual([]);
  });

  it("says a reason that greys several acts once, and describes each of them by it (WCAG 1.3.1)", async () => {
    open({ state: "completed", join: greyed("visitOver") });
    const list = (await screen.findAllByRole("list"))[0] as HTMLElement;
    const off = within(list)
      .getAllByRole("button")
      .filter((each) => each.getAttribute("aria-disabled") === "true");
    const over = off.filter((each) => each.getAttribute("title") === "The visit is over.");
    // Five in a row, and the letter by itself.
    expect(over).toHaveLength(6);
    expect(within(list).getAllByText("The visit is over.")).toHaveLength(2);
    for (const act of off) expect(act).toHaveAccessibleDescription(act.getAttribute("title") as string);
    expect(await axeFindings(list)).toEqual([]);
  });

  it("says which assumption a way of joining rests on, and greys the ways that are closed", async () => {
    const { user } = open();
    await user.click(await screen.findByText(/^Way of joining/, { selector: "summary" }));
    expect(screen.getByRole("radio", { name: /Link made here for you assumed A-SO-07/ })).toBeEnabled();
    expect(screen.getByRole("radio", { name: /Microsoft Teams/ })).toBeDisabled();
    expect(screen.getByText(/has no Teams token/)).toBeInTheDocument();
  });

  it("never shows a link", async () => {
    const { user, container } = open();
    await button("Join the visit");
    await tickBoth(user);
    await user.click(await button("Join LINDHOLM, Greta (Ms)"));
    await screen.findByText("The call of LINDHOLM, Greta (Ms) was opened in the browser.");
    expect(container.innerHTML).not.toMatch(/https?:/);
    expect(container.querySelector("a[href]")).toBeNull();
  });

  it("cannot be joined where the row cannot, and says why", async () => {
    open({ join: greyed("intentUnderWay") });
    const act = await button("Join LINDHOLM, Greta (Ms)");
    expect(act).toHaveAttribute("title", expect.stringContaining("still on its way"));
  });
});

describe("cancelling", () => {
  it("says that nothing un-cancels, and hands over what can be taken back", async () => {
    const { user, host } = open();
    await user.click(await button("Cancel the visit"));
    expect(screen.getByText(/Nothing un-cancels at Solo/)).toBeInTheDocument();
    await tickBoth(user);
    await user.click(await button(/^Cancel the visit of/));
    await waitFor(() => expect(host.state.outbox.counts.queued).toBeGreaterThan(0));
    expect(await screen.findByText("Cancel the visit of LINDHOLM, Greta (Ms): kept")).toBeInTheDocument();
    // Undos outlive their panel: the newest is this one's.
    const undo = (await screen.findAllByRole("button", { name: "Undo" })).at(-1) as HTMLElement;
    const kept = host.state.outbox.underWay[0]?.id;
    await user.click(undo);
    await waitFor(() => expect(askedFor(host, "decide")).toEqual([[{ choice: "withdraw", intent: kept }]]));
    await waitFor(() => expect(undo).not.toBeInTheDocument());
  });

  it("keeps the form when the host refuses, and says that nothing was done", async () => {
    const refuse = async () => {
      throw problem({ code: "conflict", what: "intentUnderWay" });
    };
    const { user } = open({}, {}, { cancel: refuse });
    await user.click(await button("Cancel the visit"));
    await tickBoth(user);
    await user.click(await button(/^Cancel the visit of/));
    expect(await screen.findByText(/still on its way. Nothing was done/)).toBeInTheDocument();
    expect(await button(/^Cancel the visit of/)).toBeInTheDocument();
  });
});

describe("another time", () => {
  async function type(user: ReturnType<typeof open>["user"], typed: string) {
    await user.click(await button("Change time or length"));
    const time = screen.getByRole("textbox", { name: "New time" });
    await user.clear(time);
    await user.type(time, `${typed}{Tab}`);
  }
  const moved = (host: ReturnType<typeof open>["host"]) => askedFor(host, "reschedule")[0]?.[0];

  it("refuses a time that the clocks skip and offers the nearest (X-04)", async () => {
    const { user, host } = open({ start: "2030-03-10T06:30:00.000Z" });
    await type(user, "02:30");
    expect(await screen.findByText(/does not exist on that day: the clocks go forward/)).toBeVisible();
    await tickBoth(user);
    await user.click(await button(/^Move the visit of/));
    expect(askedFor(host, "reschedule")).toEqual([]);
    await user.click(await button("03:00 UTC−4"));
    await waitFor(() => expect(screen.queryByText(/does not exist on that day/)).toBeNull());
    await user.click(await button(/^Move the visit of/));
    await waitFor(() => expect(moved(host)).toMatchObject({ start: "2030-03-10T07:00:00.000Z" }));
  });

  it("asks which of two times is meant, with both offsets, and takes neither by itself (X-04)", async () => {
    const { user, host } = open({ start: "2030-11-03T04:30:00.000Z" });
    await type(user, "01:30");
    expect(await screen.findByText("This time occurs twice on that day. Which one?")).toBeVisible();
    const [first, second] = screen.getAllByRole("radio", { name: /^01:30 UTC/ });
    expect([first, second].map((each) => (each as HTMLInputElement).checked)).toEqual([false, false]);
    await tickBoth(user);
    await user.click(await button(/^Move the visit of/));
    expect(askedFor(host, "reschedule")).toEqual([]);
    await user.click(screen.getByRole("radio", { name: "01:30 UTC−5" }));
    await user.click(await button(/^Move the visit of/));
    await waitFor(() => expect(moved(host)).toMatchObject({ start: "2030-11-03T06:30:00.000Z" }));
  });

  it("names what it overlaps at every vendor and moves anyway only with a reason", async () => {
    const { user, host, container } = open({ start: "2029-12-04T15:00:00.000Z" });
    const clinicians = [humanName({ family: "Aalto", given: "Mirja", prefix: null })];
    host.state.overlaps = [
      otherVisit("2029-12-04T16:10:00.000Z", {
        whose: "clinician",
        vendor: "carium",
        connectionName: "Quayside Carium",
        clinicians,
        otherRecord: false,
      }),
    ];
    await type(user, "11:15");
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent(
      /From 11:10 To 11:30, Quayside Carium, with AALTO, Mirja, another patient's visit/,
    );
    await tickBoth(user);
    await user.click(await button(/^Move the visit of/));
    await user.click(within(alert).getByRole("checkbox", { name: "Move it anyway" }));
    await user.click(await button(/^Move the visit of/));
    expect(askedFor(host, "reschedule")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: /^Why both can stand/ }), "One call");
    expect(await axeFindings(container)).toEqual([]);
    await user.click(await button(/^Move the visit of/));
    await waitFor(() => expect(moved(host)).toMatchObject({ overlapReason: "One call" }));
  });

  it("shows the clinic's clock with its offset, and the patient's own where it is known (X-04)", async () => {
    const first = open({ start: "2029-12-04T20:00:00.000Z" });
    expect(await screen.findByText("New York (UTC−5)")).toBeVisible();
    expect(screen.queryByText(/^Patient:/)).toBeNull();
    first.unmount();
    open({ start: "2029-12-04T20:00:00.000Z" }, { patientZone: "Asia/Tokyo" });
    expect(await screen.findByText("Patient: 05:00, Tokyo (UTC+9), Wed 05-Dec-2029")).toBeVisible();
  });

  it("sends the moment in the clinic's zone, and no length that was not changed", async () => {
    const { user, host } = open({ start: "2029-12-04T15:00:00.000Z", minutes: 20 });
    await user.click(await button("Change time or length"));
    const time = screen.getByRole("textbox", { name: "New time" });
    await user.clear(time);
    await user.type(time, "11:15{Tab}");
    await tickBoth(user);
    await user.click(await button(/^Move the visit of/));
    await waitFor(() => expect(askedFor(host, "reschedule")).toHaveLength(1));
    expect(askedFor(host, "reschedule")[0]?.[0]).toMatchObject({
      visit: "v1",
      start: "2029-12-04T16:15:00.000Z",
      durationS: null,
    });
  });

  it.each(["0", "1441", "1.5", "x"])("refuses %s minutes", async (typed) => {
    const { user } = open({ start: "2029-12-04T15:00:00.000Z" });
    await user.click(await button("Change time or length"));
    const minutes = screen.getByRole("textbox", { name: "Minutes" });
    await user.clear(minutes);
    await user.type(minutes, typed);
    expect((await screen.findAllByText("Type whole minutes from 1 to 1440.")).length).toBeGreaterThan(0);
  });
});

describe("the front desk's note", () => {
  it("is kept here without a check of identifiers, as it is never sent", async () => {
    const { user, host } = open();
    await user.click(await button("Front desk note"));
    await user.type(await screen.findByRole("textbox", { name: "Note" }), "Needs an interpreter");
    await user.click(await button("Keep the note"));
    await waitFor(() => expect(askedFor(host, "setNote")).toEqual([["v1", "Needs an interpreter"]]));
  });
});

describe("what is known", () => {
  it("tells our changes with where they stand, and the vendor's words as they came", async () => {
    const intent = intentView(AT, {
      visit: "v1",
      act: "cancel",
      state: "rejected",
      vendorMessage: "<i>No</i>",
    });
    open({}, { intents: [intent] });
    const ours = await screen.findByRole("region", { name: "Our changes" });
    expect(ours).toHaveTextContent("“<i>No</i>”");
    expect(ours).toHaveTextContent(/rejected|refused/i);
  });

  it("says that the patient is deceased", async () => {
    open({ person: { ...WHO, deceased: true, diedOn: "2029-11-02" } });
    expect(await screen.findByText("The patient is deceased.")).toBeInTheDocument();
  });

  it("says of a visit that is gone what may have become of it", async () => {
    const visit = async () => {
      throw problem({ code: "notFound", what: "visit" });
    };
    open({}, {}, { visit });
    expect(await screen.findByText("This visit is not known here any more")).toBeInTheDocument();
  });

  it("closes on Escape from anywhere within", async () => {
    const { user, onClose } = open();
    (await button("Join the visit")).focus();
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalled();
  });
});

it.each(["en", "es"] as const)("is clean by axe with each act chosen (%s)", async (language) => {
  const ready = visitView(waitingRow(AT, 12, { visit: "v1", person: WHO }));
  const { user, container } = open({}, {}, {}, language);
  const acts = await waitFor(() => {
    const list = within(container).getAllByRole("list")[0];
    expect(list).toBeDefined();
    return within(list as HTMLElement).getAllByRole("button");
  });
  expect(acts).toHaveLength(ready.acts.length);
  for (const act of acts) {
    await user.click(act);
    expect(await axeFindings(container)).toEqual([]);
  }
});
