import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FixtureHost } from "../../../host/fixture";
import { problem } from "../../../host/fixture";
import { humanName } from "../../../host/fixture/builders";
import { sampleDay } from "../../../host/fixture/day";
import { otherVisit } from "../../../host/fixture/links";
import type { BookInput } from "../../../host/types";
import { DAY, DECEASED, host, LINDHOLM, NOW, open, slot } from "./bookingDesk";

// Only the date is held still, so that slots are neither past nor far; timers run.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date(NOW) }));
afterEach(() => vi.useRealTimers());

const booked = (given: FixtureHost) =>
  given.state.asked.find((each) => each.act === "book")?.with[0] as BookInput;

describe("a booking by keyboard alone", () => {
  it("goes from the name to the kept booking without a pointer (KEYS 2.2.4.2)", async () => {
    const given = host();
    const { user } = open(given, { day: DAY });
    const find = await screen.findByRole("combobox", { name: "Patient" });
    await waitFor(() => expect(find).toHaveFocus());
    await user.keyboard("lindh");
    await screen.findByRole("option", { name: /LINDHOLM/ });
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(screen.getByRole("button", { name: /Waiting room/ })).toHaveFocus());

    await slot(/^From 09:20 To 09:40, Urgent Care/);
    for (let tabs = 0; tabs < 12 && !document.activeElement?.hasAttribute("data-slot"); tabs += 1)
      await user.tab();
    expect(document.activeElement).toHaveAccessibleName(/^From 09:00 To 09:20, Cardiology Review/);
    await user.keyboard("{ArrowRight}{ArrowLeft}{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toHaveAccessibleName(/^From 09:40 To 10:00, Cardiology Review/);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByRole("checkbox", { name: /Born 02-Sep-1991/ })).toHaveFocus());
    await user.keyboard(" ");
    await user.tab();
    await user.keyboard(" ");
    await user.tab();
    expect(document.activeElement).toHaveTextContent("Book LINDHOLM, Greta (Ms)");
    await user.keyboard("{Enter}");

    await waitFor(() => expect(screen.getByRole("heading", { name: "Booking kept" })).toHaveFocus());
    expect(booked(given)).toMatchObject({
      patient: LINDHOLM,
      room: "Cardiology Review",
      start: "2029-12-05T14:40:00.000Z",
      durationS: null,
      overlapReason: null,
      checked: { patient: LINDHOLM, birthDate: "1991-09-02", number: "4410511", family: null },
    });
  });

  it("keeps the focus in the grid when Page Down turns the day", async () => {
    const { user } = open(host());
    (await slot(/^From 09:20 To 09:40, Urgent Care/)).focus();
    await user.keyboard("{PageDown}");
    await screen.findByRole("grid", { name: /06-Dec-2029/ });
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/^From 09:00 To 09:20, Cardiology/),
    );
  });

  it("finds a slot by a typed time and never rounds to one (D+Tc-0005)", async () => {
    const { user } = open(host());
    await slot(/^From 09:20 To 09:40, Urgent Care/);
    const time = screen.getByRole("textbox", { name: "Time" });
    await user.click(time);
    await user.keyboard("1425{Enter}");
    expect(await screen.findByText(/14:25 is not a free slot in any room/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "14:20 Urgent Care" }));
    expect(await screen.findByText("From 14:20 To 14:40")).toBeVisible();
  });
});

describe("what is checked before a booking", () => {
  async function choose(given: FixtureHost, name: RegExp) {
    const view = open(given);
    await view.user.click(await slot(name));
    await screen.findByRole("heading", { name: "Check and book" });
    return view;
  }
  const bookButton = () => screen.getByRole("button", { name: /^Book LINDHOLM/ });

  it("needs both identifiers, and none is ticked beforehand (X-06)", async () => {
    const given = host();
    const { user } = await choose(given, /^From 09:40 To 10:00, Cardiology Review/);
    const ticks = screen.getAllByRole("checkbox");
    expect(ticks.map((tick) => (tick as HTMLInputElement).checked)).toEqual([false, false]);
    await user.click(ticks[0]!);
    await user.click(bookButton());
    expect(booked(given)).toBeUndefined();
  });

  it("loses its ticks when another slot is chosen", async () => {
    const { user } = await choose(host(), /^From 09:40 To 10:00, Cardiology Review/);
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    await user.click(await slot(/^From 09:00 To 09:20, Cardiology Review/));
    for (const tick of screen.getAllByRole("checkbox")) expect(tick).not.toBeChecked();
  });

  it("says when, with zone and offset, and where the booking is sent (D+Tb-0013, X-04)", async () => {
    await choose(host(), /^From 09:40 To 10:00, Cardiology Review/);
    const pane = screen.getByRole("complementary", { name: "Check and book" });
    expect(within(pane).getByText("Wed 05-Dec-2029")).toBeVisible();
    expect(within(pane).getByText("From 09:40 To 10:00")).toBeVisible();
    expect(within(pane).getByText("New York (UTC−5)")).toBeVisible();
    expect(pane).toHaveTextContent("Solo number 771204");
    expect(pane).toHaveTextContent("SOLO-08");
  });

  it("is off until an overlap with the patient's own visit is settled by a reason", async () => {
    const given = host();
    const { user } = await choose(given, /^From 11:20 To 11:40, Cardiology Review/);
    expect(screen.getByRole("alert")).toHaveTextContent("already has a visit from 11:35");
    const ticks = screen.getAllByRole("checkbox", { name: /Born|MRN/ });
    for (const tick of ticks) await user.click(tick);
    await user.click(bookButton());
    expect(booked(given)).toBeUndefined();
    await user.click(screen.getByRole("checkbox", { name: "Book anyway" }));
    await user.click(bookButton());
    expect(booked(given)).toBeUndefined();
    await user.type(screen.getByRole("textbox", { name: /^Why both can stand/ }), "Same clinician, one call");
    await user.click(bookButton());
    await waitFor(() => expect(booked(given)).toMatchObject({ overlapReason: "Same clinician, one call" }));
  });

  it("names vendor, time and clinician of a visit at another account, and takes the reason back with its tick", async () => {
    const given = host({
      bookingDay: async (query) => {
        const day = sampleDay(NOW, query);
        const clinicians = [humanName({ family: "Aalto", given: "Mirja", prefix: null })];
        const parts = { vendor: "carium", connectionName: "Quayside Carium", clinicians } as const;
        day.own = [otherVisit("2029-12-05T14:50:00.000Z", parts)];
        return day;
      },
    });
    const { user } = await choose(given, /^From 09:40 To 10:00, Cardiology Review/);
    const alert = screen.getByRole("alert");
    expect(alert).toHaveTextContent(
      /From 09:50 To 10:10, Quayside Carium, with AALTO, Mirja, by a linked record/,
    );
    const anyway = within(alert).getByRole("checkbox", { name: "Book anyway" });
    await user.click(anyway);
    await user.type(screen.getByRole("textbox", { name: /^Why both can stand/ }), "One call");
    await user.click(anyway);
    for (const tick of screen.getAllByRole("checkbox", { name: /Born|MRN/ })) await user.click(tick);
    await user.click(bookButton());
    expect(booked(given)).toBeUndefined();
  });

  it("offers other times that overlap nothing", async () => {
    const { user } = await choose(host(), /^From 11:20 To 11:40, Cardiology Review/);
    await user.click(within(screen.getByRole("alert")).getByRole("button", { name: "11:00" }));
    expect(await screen.findByText("From 11:00 To 11:20")).toBeVisible();
    expect(screen.queryByText(/already has a visit/)).toBeNull();
  });

  it("says in its own words why the host did not keep a booking", async () => {
    const refusing = host({
      book: async () => {
        throw problem({ code: "conflict", what: "identifierChanged", message: "identifierChanged" });
      },
    });
    const { user } = await choose(refusing, /^From 09:40 To 10:00, Cardiology Review/);
    for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
    await user.click(bookButton());
    expect(await screen.findByText(/An identifier of this record has changed/)).toBeVisible();
  });
});

describe("a deceased patient", () => {
  it("cannot be booked, whatever slot is chosen", async () => {
    const { user } = open(host(), { patient: DECEASED, day: DAY });
    await user.click(await slot(/^From 09:40 To 10:00, Cardiology Review/));
    expect(await screen.findByText("HOLLOWAY, Ernest (Mr) is deceased")).toBeVisible();
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getByText("02-Mar-2026", { selector: "section dd" })).toBeVisible();
  });
});

describe("after a booking was kept", () => {
  async function keep(given: FixtureHost) {
    const view = open(given);
    await view.user.click(await slot(/^From 09:40 To 10:00, Cardiology Review/));
    for (const tick of await screen.findAllByRole("checkbox")) await view.user.click(tick);
    await view.user.click(screen.getByRole("button", { name: /^Book LINDHOLM/ }));
    await screen.findByRole("heading", { name: "Booking kept" });
    return view;
  }

  it("can be taken back until it is sent (WCAG 3.3.4)", async () => {
    const given = host();
    const { user } = await keep(given);
    await user.click(screen.getByRole("button", { name: /^Take it back/ }));
    const decided = given.state.asked.find((each) => each.act === "decide");
    expect(decided?.with[0]).toMatchObject({ choice: "withdraw" });
  });

  it.each([
    ["sending", "Sending"],
    ["confirmed", "Confirmed"],
    ["landedIdUnknown", "Landed, id unknown"],
    ["unknown", "Unknown: it may or may not have arrived"],
    ["needsPerson", "Unknown, you decide"],
    ["rejected", "Refused"],
  ] as const)("follows the intent live to %s and promises nothing before", async (state, title) => {
    const given = host();
    await keep(given);
    const { outbox } = given.state;
    given.state.outbox = {
      ...outbox,
      underWay: outbox.underWay.map((each, at) => (at === 0 ? { ...each, state } : each)),
    };
    given.stale("outbox");
    expect(await screen.findByRole("heading", { name: title })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Take it back/ })).toBeNull();
  });
});
