import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import type { FixtureHost } from "../../../host/fixture";
import { fixtureHost, fixtureSettings, problem } from "../../../host/fixture";
import { humanName } from "../../../host/fixture/builders";
import { sampleDay } from "../../../host/fixture/day";
import { otherVisit } from "../../../host/fixture/links";
import type { Host } from "../../../host/Host";
import type { BookInput, BookingDayQuery, PatientView, WallTime } from "../../../host/types";
import BookingScreen from "../BookingScreen";

const NOW = "2029-12-03T14:00:00.000Z";
const DAY = "2029-12-05";
const LINDHOLM = "c0ffee01:ext:4410511";
const DECEASED = "c0ffee01:ext:4410236";

// Only the date is held still, so that slots are neither past nor far; timers run.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date(NOW) }));
afterEach(() => vi.useRealTimers());

function host(overrides: Partial<Host> = {}, language: "en" | "es" = "en"): FixtureHost {
  return fixtureHost({ at: NOW, settings: { ...fixtureSettings, language } }, overrides);
}

function open(given: FixtureHost, where: Record<string, string> = { patient: LINDHOLM, day: DAY }) {
  return renderScreen(<BookingScreen />, { host: given, here: { screen: "booking", open: where } });
}

const slot = (name: RegExp) => screen.findByRole("button", { name });
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

describe("the day of rooms", () => {
  it("says per room how old its slots are, that they are being read, and that reading failed", async () => {
    open(host());
    expect(
      await screen.findByRole("columnheader", { name: /Urgent Care.*20min slots, 2min old/ }),
    ).toBeVisible();
    expect(screen.getByRole("columnheader", { name: /Travel Advice.*Slots are being read/ })).toBeVisible();
    expect(
      screen.getByRole("columnheader", { name: /Evening Clinic.*1hr old.*The last reading failed/ }),
    ).toBeVisible();
  });

  it("names nobody but the patient being booked", async () => {
    open(host());
    const grid = await screen.findByRole("grid");
    expect(within(grid).getByRole("gridcell", { name: /11:35, LINDHOLM, own visit/ })).toBeVisible();
    expect(within(grid).getAllByRole("gridcell", { name: /Busy/ }).length).toBeGreaterThan(3);
    expect(grid).not.toHaveTextContent(/ABARA|SØRBØ|WHITLOCK/);
  });

  it("shows the patient's own clock where their zone is known, without asking (X-04)", async () => {
    const given = host();
    const known = given.patient;
    given.patient = async (key) => ({ ...(await known(key)), zone: "Asia/Tokyo" });
    const { user } = open(given);
    await user.click(await slot(/^From 14:20 To 14:40, Urgent Care, 04:20 Tokyo UTC\+9/));
    expect(await screen.findByText("From 04:20 To 04:40")).toBeVisible();
    expect(screen.getByText("New York (UTC−5)")).toBeVisible();
  });

  it("shows the clinic's clock alone where the patient's zone is not known", async () => {
    const { user } = open(host());
    await user.click(await slot(/^From 14:20 To 14:40, Urgent Care$/));
    expect(await screen.findByText("New York (UTC−5)")).toBeVisible();
  });

  it("asks which of two times is meant, and refuses one that the clocks skip with the nearest slots", async () => {
    const meant: { wall: WallTime } = {
      wall: { kind: "none", before: "2029-12-05T14:20:00.000Z", after: "2029-12-05T14:21:00.000Z" },
    };
    const { user } = open(host({ wallTime: async () => meant.wall }));
    await slot(/^From 09:20 To 09:40, Urgent Care/);
    const type = async () => {
      const field = screen.getByRole("textbox", { name: "Time" });
      await user.clear(field);
      await user.type(field, "0230{Enter}");
    };
    await type();
    expect(await screen.findByText(/02:30 does not exist on this day/)).toBeVisible();
    expect(screen.getByRole("button", { name: "09:20 Urgent Care" })).toBeVisible();
    meant.wall = { kind: "two", earlier: "2029-12-05T14:20:00.000Z", later: "2029-12-05T15:20:00.000Z" };
    await type();
    expect(await screen.findByText("02:30 occurs twice on this day. Which one?")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "10:20 UTC−5" }));
    expect(await screen.findByText(/not a free slot|free in more than one room|From 10:20 To/)).toBeVisible();
  });

  it("shows both clocks with offsets once the patient's zone is set (X-04)", async () => {
    const { user } = open(host());
    await slot(/^From 14:20 To 14:40, Urgent Care/);
    await user.click(screen.getByRole("combobox", { name: "Patient's time zone" }));
    await user.keyboard("tokyo");
    await screen.findByRole("option", { name: /Tokyo/ });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(await slot(/^From 14:20 To 14:40, Urgent Care, 04:20 Tokyo UTC\+9/)).toBeVisible();
    await user.click(await slot(/^From 14:20 To 14:40, Urgent Care/));
    expect(await screen.findByText("From 04:20 To 04:40")).toBeVisible();
    expect(screen.getByText(/Tokyo \(UTC\+9\)/)).toHaveTextContent("Thu 06-Dec-2029");
  });

  it("greys slots that have passed and keeps them in place", async () => {
    const given = host({
      bookingDay: async (query: BookingDayQuery) => sampleDay(NOW, query),
    });
    const { user } = open(given, { patient: LINDHOLM, day: "2029-12-03" });
    const past = await slot(/^From 09:00 To 09:20, Cardiology Review.*/);
    expect(past).not.toHaveAttribute("aria-disabled");
    expect(given.state.asked).toEqual([]);
    vi.setSystemTime(new Date("2029-12-03T20:00:00.000Z"));
    expect(await slot(/^From 09:00 To 09:20, Cardiology Review, past/)).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await user.click(await slot(/^From 09:00 To 09:20, Cardiology Review, past/));
    expect(screen.queryByText("From 09:00 To 09:20")).toBeNull();
  });

  it("drops a chosen slot that is no longer free, and says so", async () => {
    const slots = { gone: false };
    const given = host({
      bookingDay: async (query: BookingDayQuery) => {
        const day = sampleDay(NOW, query);
        if (slots.gone) for (const room of day.rooms) room.slots = room.slots.slice(5);
        return day;
      },
    });
    const { user } = open(given);
    await user.click(await slot(/^From 09:00 To 09:20, Cardiology Review/));
    slots.gone = true;
    given.stale("booking");
    expect(await screen.findByText(/The chosen slot is no longer free/)).toBeVisible();
  });

  it("never paints a late answer about another patient (X-01)", async () => {
    let answer: (patient: PatientView) => void = () => undefined;
    const late = new Promise<PatientView>((resolve) => {
      answer = resolve;
    });
    const given = host();
    const real = given.patient;
    given.patient = (key) => (key === LINDHOLM ? late : real(key));
    open(given);
    await slot(/^From 09:20 To 09:40, Urgent Care/);
    answer(await real("c0ffee01:ext:4410275"));
    await new Promise((done) => setTimeout(done, 30));
    expect(screen.queryByText(/SØRBØ/)).toBeNull();
  });
});

describe("the states of Booking", () => {
  it("is closed to who may not book", async () => {
    open(host({ whoAmI: async () => ({ name: "PETERSEN, Ida", roles: ["administrator"], demo: false }) }));
    expect(await screen.findByText("Booking is open to the front desk and clinicians only")).toBeVisible();
  });

  it("says that there is no room when there is none", async () => {
    const given = host({ bookingDay: async (query) => ({ ...sampleDay(NOW, query), rooms: [] }) });
    open(given);
    expect(await screen.findByText("No rooms to book")).toBeVisible();
  });

  it("offers another try when the day cannot be read", async () => {
    const failing = { fails: true };
    const given = host({
      bookingDay: async (query) => {
        if (failing.fails) throw problem({ code: "store", what: "store" });
        return sampleDay(NOW, query);
      },
    });
    const { user } = open(given);
    const again = await screen.findByRole("button", { name: "Try again" });
    failing.fails = false;
    await user.click(again);
    expect(await slot(/^From 09:20 To 09:40, Urgent Care/)).toBeVisible();
  });

  it("says what being offline means for a booking", async () => {
    const given = host();
    given.state.board.connections[0]!.silentSince = NOW;
    given.state.board.connections[0]!.unreachable = true;
    open(given);
    expect(await screen.findByText(/What you book waits in the Outbox/)).toBeVisible();
  });

  it("fills the form from a refused booking and withdraws that one once the new one is kept", async () => {
    const given = host();
    const refused = given.state.outbox.refused[0]!;
    refused.person = given.state.board.waiting[1]!.person;
    const { user } = open(given, { intent: refused.id });
    expect(await screen.findByText(/Filled from the refused booking/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Reasons" })).toHaveValue("Headache for three days");
    expect(screen.getByRole("button", { name: /Waiting room/ })).toHaveTextContent("Urgent Care");
    await user.click(await slot(/^From 09:20 To 09:40, Urgent Care/));
    for (const tick of await screen.findAllByRole("checkbox")) await user.click(tick);
    await user.click(screen.getByRole("button", { name: /^Book LINDHOLM/ }));
    await waitFor(() =>
      expect(given.state.asked.map((each) => each.act)).toEqual(expect.arrayContaining(["book", "decide"])),
    );
  });

  it.each(["en", "es"] as const)(
    "is clean by axe with nothing chosen and with a slot chosen (%s)",
    async (language) => {
      const { container, user } = open(host({}, language));
      const first = await slot(/09:20.*09:40.*Urgent Care/);
      expect(await axeFindings(container)).toEqual([]);
      await user.click(first);
      await screen.findAllByRole("checkbox");
      expect(await axeFindings(container)).toEqual([]);
    },
  );
});
