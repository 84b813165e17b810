import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { type FixtureHost, fixtureHost, fixtureSettings } from "../../../host/fixture";
import { roomDay } from "../../../host/fixture/builders";
import { sampleDay } from "../../../host/fixture/day";
import type { Host } from "../../../host/Host";
import type { BookInput, BookingDay, BookingDayQuery, PatientView, RoomDay } from "../../../host/types";
import BookingScreen from "../BookingScreen";

const NOW = "2029-12-03T14:00:00.000Z";
const DAY = "2029-12-05";
const LINDHOLM = "c0ffee01:ext:4410511";
const THERE = "ca01ca01:vendor:77";
const AT_MONITOR = "ca02ca02:vendor:9";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date(NOW) }));
afterEach(() => vi.useRealTimers());

/** A practitioner of Carium's, who has no slots, and a provider of CareMonitor's, who has one at half past ten. */
function practitioners(): RoomDay[] {
  return [
    roomDay(NOW, "Aalto, Mirja", {
      id: "p1",
      kind: "practitioner",
      times: "free",
      connection: "ca01ca01",
      vendor: "carium",
      slotsReadAt: null,
      busy: [
        { visit: "v-c", start: `${DAY}T15:00:00.000Z`, durationS: 1800, unconfirmed: false, own: false },
      ],
      terms: {
        kinds: [
          { id: "k1", name: "Follow-up" },
          { id: "k2", name: "First visit" },
        ],
        statuses: [
          { id: "s1", name: "Scheduled" },
          { id: "s2", name: "Confirmed" },
        ],
        scheduled: "s1",
      },
    }),
    roomDay(NOW, "prov-4", {
      id: "prov-4",
      kind: "practitioner",
      connection: "ca02ca02",
      vendor: "careMonitor",
      slots: [{ start: `${DAY}T15:30:00.000Z`, durationS: 1200 }],
    }),
  ];
}

function day(query: BookingDayQuery, records: string[]): BookingDay {
  const sample = sampleDay(NOW, query);
  return { ...sample, rooms: [...sample.rooms, ...practitioners()], records };
}

function host(records = [LINDHOLM, THERE, AT_MONITOR], overrides: Partial<Host> = {}): FixtureHost {
  const plain = fixtureHost({ at: NOW, settings: fixtureSettings });
  return fixtureHost(
    { at: NOW, settings: fixtureSettings },
    {
      bookingDay: async (query) => day(query, records),
      patient: async (key) => {
        const patient = await plain.patient(LINDHOLM);
        const number = key === THERE ? "77" : "9";
        const other: Partial<PatientView> = {
          person: { ...patient.person, key },
          connectionName: key === THERE ? "Quayside Carium" : "Quayside CareMonitor",
          identifiers: [{ kind: "vendorId", issuer: "", value: number }],
        };
        return key === LINDHOLM ? patient : { ...patient, ...other };
      },
      ...overrides,
    },
  );
}

function open(given: FixtureHost) {
  return renderScreen(<BookingScreen />, {
    host: given,
    here: { screen: "booking", open: { patient: LINDHOLM, day: DAY } },
  });
}

const button = (name: RegExp) => screen.findByRole("button", { name });
const booked = (given: FixtureHost) =>
  given.state.asked.find((each) => each.act === "book")?.with[0] as BookInput | undefined;

async function tickAndBook(user: ReturnType<typeof open>["user"]): Promise<void> {
  const check = screen.getByRole("complementary", { name: "Check and book" });
  for (const tick of within(check).getAllByRole("checkbox")) await user.click(tick);
  await user.click(within(check).getByRole("button", { name: /^Book LINDHOLM/ }));
}

async function choose(user: ReturnType<typeof open>["user"], field: RegExp, option: RegExp): Promise<void> {
  await user.click(await button(field));
  await user.click(await screen.findByRole("option", { name: option }));
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
}

describe("a practitioner whose vendor lists no times", () => {
  it("is booked at any time that is typed, with type, status and call, for the linked record", async () => {
    const given = host();
    const { user } = open(given);
    await screen.findByRole("columnheader", { name: /Aalto, Mirja.*Any time can be typed/ });
    await choose(user, /Room or practitioner/, /Aalto, Mirja/);
    const time = screen.getByRole("textbox", { name: "Time" });
    await user.clear(time);
    await user.type(time, "13:10{Enter}");
    const check = await screen.findByRole("complementary", { name: "Check and book" });
    await within(check).findByText(/Quayside Carium\. By the link/);
    expect(within(check).getByText("With")).toBeInTheDocument();
    expect(within(check).getByText(/Aalto, Mirja, Carium/)).toBeInTheDocument();
    expect(within(check).getByText("Id at the vendor 77")).toBeInTheDocument();
    expect(within(check).getByText(/CAR.04/)).toBeInTheDocument();
    expect(within(check).getByText(/lists no free times/)).toBeInTheDocument();
    await tickAndBook(user);
    expect(booked(given), "without a type nothing is kept").toBeUndefined();

    await choose(user, /Type of visit/, /Follow-up/);
    await waitFor(() => expect(within(check).getByText("Follow-up")).toBeInTheDocument());
    const book = screen.getByRole("button", { name: /^Book LINDHOLM/ });
    await user.click(book);
    await waitFor(() => expect(booked(given)).toBeDefined());
    expect(booked(given)).toMatchObject({
      patient: LINDHOLM,
      connection: "ca01ca01",
      room: "p1",
      start: `${DAY}T18:10:00.000Z`,
      durationS: 1800,
      episode: null,
      terms: {
        vendor: "carium",
        practitioner: "p1",
        kind: "k1",
        status: "s1",
        call: { by: "channel" },
        patientInstruction: null,
      },
    });
  });

  it("takes links of the clinic's own only when both begin with https", async () => {
    const given = host();
    const { user } = open(given);
    await user.click(await button(/^From 11:00 To 11:30, Aalto, Mirja/));
    await choose(user, /Type of visit/, /First visit/);
    await user.click(screen.getByRole("radio", { name: "Links of our own" }));
    await user.click(screen.getByRole("textbox", { name: /Patient's link/ }));
    await user.paste("https://call.example/a");
    await user.click(screen.getByRole("textbox", { name: /Practitioner's link/ }));
    await user.paste("http://call.example/b");
    await tickAndBook(user);
    expect(booked(given)).toBeUndefined();
    const link = screen.getByRole("textbox", { name: /Practitioner's link/ });
    await user.clear(link);
    await user.paste("https://call.example/b");
    await user.click(screen.getByRole("button", { name: /^Book LINDHOLM/ }));
    await waitFor(() => expect(booked(given)).toBeDefined());
    expect(booked(given)?.terms).toMatchObject({
      call: { by: "links", guest: "https://call.example/a", host: "https://call.example/b" },
    });
  });
});

describe("a provider with slots", () => {
  it("is booked over video or in person, without reasons, which its vendor has no place for", async () => {
    const given = host();
    const { user } = open(given);
    await user.type(await screen.findByRole("textbox", { name: "Reasons" }), "cough");
    await user.click(await button(/^From 10:30 To 10:50, prov-4/));
    expect(screen.queryByRole("textbox", { name: "Reasons" })).toBeNull();
    expect(screen.getByText(/CareMonitor takes no reasons/)).toBeInTheDocument();
    await user.click(screen.getByRole("radio", { name: "In person" }));
    await screen.findByText(/CM.11/);
    await tickAndBook(user);
    await waitFor(() => expect(booked(given)).toBeDefined());
    expect(booked(given)).toMatchObject({
      room: "prov-4",
      durationS: null,
      reasons: [],
      terms: { vendor: "careMonitor", provider: "prov-4", kind: "inPerson" },
    });
  });
});

describe("a record without a link", () => {
  it("cannot be booked at another account, and the column says so", async () => {
    open(host([LINDHOLM]));
    const slot = await button(/^From 10:30 To 10:50, prov-4/);
    expect(slot).toHaveAttribute("aria-disabled", "true");
    expect(slot).toHaveAccessibleName(/Not for a record of/);
  });
});

it("is clean by axe with a practitioner chosen", async () => {
  const { container, user } = open(host());
  await user.click(await button(/^From 11:00 To 11:30, Aalto, Mirja/));
  await user.click(screen.getByRole("radio", { name: "Links of our own" }));
  expect(await axeFindings(container)).toEqual([]);
});
