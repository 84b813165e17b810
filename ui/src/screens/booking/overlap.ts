/**
 * The patient's own visits of the day, and whether a chosen time overlaps one. An overlap has to be settled by another
 * time or by a reason; the host checks the same again before anything is kept.
 */
import type { BookingDay, Vendor } from "../../host/bindings";
import type { GridSlot } from "./layoutDay";

/** One visit of the patient that is being booked, on the day shown. */
export interface OwnVisit {
  visit: string;
  start: number;
  /** Absent when the vendor has not told its length. */
  end: number | null;
  room: string;
  vendor: Vendor;
  unconfirmed: boolean;
}

/** How long a visit of unknown length is taken to last when overlaps are looked for. */
const UNKNOWN_LENGTH_MS = 3_600_000;

/** The patient's visits of the day in any room, earliest first; a visit that two rooms list is named once. */
export function ownVisits(day: BookingDay): OwnVisit[] {
  const found = new Map<string, OwnVisit>();
  for (const room of day.rooms) {
    for (const busy of room.busy) {
      if (!busy.own || found.has(busy.visit)) continue;
      const start = Date.parse(busy.start);
      const end = busy.durationS === null ? null : start + busy.durationS * 1000;
      const { unconfirmed, visit } = busy;
      found.set(visit, { visit, start, end, room: room.name, vendor: room.vendor, unconfirmed });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The first own visit that overlaps a stretch. Visits that only touch do not overlap. */
export function overlapping(own: OwnVisit[], start: number, end: number): OwnVisit | undefined {
  return own.find((visit) => visit.start < end && (visit.end ?? visit.start + UNKNOWN_LENGTH_MS) > start);
}

/** The nearest slots of the same room, one before and one after, that overlap none of the patient's visits. */
export function otherTimes(slots: GridSlot[], picked: GridSlot, own: OwnVisit[]): GridSlot[] {
  const free = slots.filter((slot) => slot.room === picked.room && !overlapping(own, slot.start, slot.end));
  const before = free.filter((slot) => slot.start < picked.start).at(-1);
  const after = free.find((slot) => slot.start > picked.start);
  return [before, after].filter((slot) => slot !== undefined);
}
