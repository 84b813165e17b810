import { describe, expect, it } from "vitest";
import type { BookingDay, BusyView, RoomDay, SlotView } from "../../../host/bindings";
import { otherVisit } from "../../../host/fixture/links";
import { layoutDay } from "../layoutDay";
import { moveInGrid } from "../moveInGrid";
import { otherTimes, overlapping, ownVisits } from "../overlap";

const at = (clock: string) => `2026-11-23T${clock}:00.000Z`;
const ms = (clock: string) => Date.parse(at(clock));
const slot = (clock: string, minutes = 20): SlotView => ({ start: at(clock), durationS: minutes * 60 });
const busy = (clock: string, minutes: number | null, more: Partial<BusyView> = {}): BusyView => ({
  visit: `visit-${clock}`,
  start: at(clock),
  durationS: minutes === null ? null : minutes * 60,
  unconfirmed: false,
  own: false,
  ...more,
});

function room(name: string, slots: SlotView[], taken: BusyView[] = []): RoomDay {
  return {
    name,
    id: name,
    kind: "room",
    times: "listed",
    terms: null,
    connection: "c0ffee00",
    vendor: "solo",
    serviceLine: null,
    nameCollides: false,
    slotsReadAt: at("08:00"),
    slotsFailed: null,
    slots,
    busy: taken,
    offerSlot: { offered: false, reason: "vendorLacks", assumed: null },
    book: { offered: true, reason: null, assumed: null },
  };
}

function day(...rooms: RoomDay[]): BookingDay {
  return {
    day: "2026-11-23",
    zone: "UTC",
    from: at("00:00"),
    to: "2026-11-24T00:00:00.000Z",
    rooms,
    own: [],
    records: [],
  };
}

describe("the day's grid", () => {
  it("shows whole hours from the first thing known to the last", () => {
    const grid = layoutDay(day(room("A", [slot("09:20")]), room("B", [], [busy("16:40", 30)])));
    expect([grid.from, grid.to]).toEqual([ms("09:00"), ms("18:00")]);
  });

  it("gives the shortest slot at least 24 pixels (WCAG 2.5.8)", () => {
    for (const minutes of [5, 10, 20, 60]) {
      const grid = layoutDay(day(room("A", [slot("09:00", minutes)])));
      expect((grid.pxPerHour * minutes) / 60).toBeGreaterThanOrEqual(24);
    }
  });

  it("ends a button where the next slot starts when long slots overlap one another", () => {
    const grid = layoutDay(day(room("A", [slot("09:00", 60), slot("09:20", 60)])));
    expect(grid.rows[0]?.slots[0]?.until).toBe(ms("09:20"));
    expect(grid.rows[0]?.slots[0]?.end).toBe(ms("10:00"));
  });

  it("folds slots that are too close for buttons and says how many", () => {
    const slots = Array.from({ length: 60 }, (_, n) => ({
      start: new Date(ms("09:00") + n * 10_000).toISOString(),
      durationS: 10,
    }));
    const grid = layoutDay(day(room("A", slots)));
    const shown = grid.rows.flatMap((row) => row.slots);
    expect(shown.length + (grid.folded[0] ?? 0)).toBe(60);
    const gap = (shown[1]?.start ?? 0) - (shown[0]?.start ?? 0);
    expect((gap / 3_600_000) * grid.pxPerHour).toBeGreaterThanOrEqual(24);
  });

  it("joins other people's visits that touch into one stretch with a count and no name", () => {
    const grid = layoutDay(day(room("A", [], [busy("09:00", 20), busy("09:20", 20), busy("10:00", 20)])));
    const stretches = grid.rows.flatMap((row) => row.busy);
    expect(stretches.map((stretch) => [stretch.start, stretch.end, stretch.visits])).toEqual([
      [ms("09:00"), ms("09:40"), 2],
      [ms("10:00"), ms("10:20"), 1],
    ]);
  });

  it("keeps the patient's own visit apart from the others", () => {
    const grid = layoutDay(day(room("A", [], [busy("09:00", 20), busy("09:20", 20, { own: true })])));
    expect(grid.rows.flatMap((row) => row.busy).map((stretch) => stretch.own)).toEqual([false, true]);
  });

  it("counts the visits that are known where the vendor still offers a slot", () => {
    const grid = layoutDay(day(room("A", [slot("09:00")], [busy("09:10", 30)])));
    expect(grid.rows[0]?.slots[0]?.visits).toBe(1);
    expect(grid.rows.flatMap((row) => row.busy).map((stretch) => stretch.start)).toEqual([ms("09:20")]);
  });

  it("marks stretches without slots only where the slots were read", () => {
    const read = layoutDay(day(room("A", [slot("09:00"), slot("12:00")])));
    expect(read.gaps[0]).toContainEqual({ start: ms("09:20"), end: ms("12:00") });
    const unread = layoutDay(day({ ...room("A", [slot("09:00")]), slotsReadAt: null }));
    expect(unread.gaps[0]).toEqual([]);
  });

  it("covers the whole of a day of 25 hours", () => {
    const long: BookingDay = {
      ...day(room("A", [])),
      from: "2026-11-01T04:00:00.000Z",
      to: "2026-11-02T05:00:00.000Z",
    };
    long.rooms[0]?.slots.push({ start: "2026-11-02T04:30:00.000Z", durationS: 1200 });
    expect(new Date(layoutDay(long).to).toISOString()).toBe("2026-11-02T05:00:00.000Z");
  });
});

describe("arrow keys on the grid", () => {
  const grid = layoutDay(
    day(room("A", [slot("09:00"), slot("09:20")]), room("B", []), room("C", [slot("09:40"), slot("11:00")])),
  );
  const go = (roomAt: number, clock: string, key: string) => {
    const place = moveInGrid(grid, { room: roomAt, start: ms(clock) }, key);
    return place && [place.room, place.start];
  };

  it("move up and down within a room", () => {
    expect(go(0, "09:00", "ArrowDown")).toEqual([0, ms("09:20")]);
    expect(go(0, "09:20", "ArrowUp")).toEqual([0, ms("09:00")]);
    expect(go(0, "09:20", "ArrowDown")).toBeUndefined();
  });

  it("move to the nearest slot of the next room that has one", () => {
    expect(go(0, "09:20", "ArrowRight")).toEqual([2, ms("09:40")]);
    expect(go(2, "11:00", "ArrowLeft")).toEqual([0, ms("09:20")]);
    expect(go(2, "11:00", "ArrowRight")).toBeUndefined();
  });

  it("go to the ends of a room with Home and End", () => {
    expect(go(2, "11:00", "Home")).toEqual([2, ms("09:40")]);
    expect(go(2, "09:40", "End")).toEqual([2, ms("11:00")]);
  });
});

describe("the patient's own visits", () => {
  const own = (clock: string, minutes: number | null) =>
    otherVisit(at(clock), {
      visit: `own-${clock}`,
      room: "A",
      durationS: minutes === null ? null : minutes * 60,
    });
  const booked: BookingDay = {
    ...day(
      room("A", [slot("09:00"), slot("09:20"), slot("09:40"), slot("10:00")], []),
      room("B", [], [busy("15:00", 30)]),
    ),
    own: [own("09:30", 20), own("14:00", 30)],
  };

  it("are those that the host names, at whichever account", () => {
    expect(ownVisits(booked).map((visit) => visit.start)).toEqual([ms("09:30"), ms("14:00")]);
  });

  it("overlap when stretches share a moment, and not when they only touch", () => {
    const visits = ownVisits(booked);
    expect(overlapping(visits, ms("09:20"), ms("09:40"))?.start).toBe(ms("09:30"));
    expect(overlapping(visits, ms("09:10"), ms("09:30"))).toBeUndefined();
    expect(overlapping(visits, ms("09:50"), ms("10:10"))).toBeUndefined();
  });

  it("of unknown length are taken to last an hour", () => {
    const visits = ownVisits({ ...day(room("A", [])), own: [own("09:00", null)] });
    expect(overlapping(visits, ms("09:40"), ms("10:00"))).toBeDefined();
    expect(overlapping(visits, ms("10:00"), ms("10:20"))).toBeUndefined();
  });

  it("leave the nearest slots before and after as other times", () => {
    const grid = layoutDay(booked);
    const slots = grid.rows.flatMap((row) => row.slots);
    const picked = slots.find((each) => each.start === ms("09:20"))!;
    expect(otherTimes(slots, picked, ownVisits(booked)).map((each) => each.start)).toEqual([
      ms("09:00"),
      ms("10:00"),
    ]);
  });
});
