/**
 * The patient's own visits of the day, and whether a chosen time overlaps one. An overlap has to be settled by another
 * time or by a reason; the host checks the same again before anything is kept.
 */
import type { BookingDay, OtherVisit } from "../../host/bindings";
import type { GridSlot } from "./layoutDay";

/** One visit of the patient that is being booked, on the day shown. */
export interface OwnVisit {
  visit: string;
  start: number;
  /** Absent when the vendor has not told its length. */
  end: number | null;
  /** Where and with whom, as the host names it: at whichever account. */
  named: OtherVisit;
}

/** How long a visit of unknown length is taken to last when overlaps are looked for; the host compares by the same. */
const UNKNOWN_LENGTH_MS = 3_600_000;

/** The patient's visits of the day at every account and by every linked record, earliest first. */
export function ownVisits(day: BookingDay): OwnVisit[] {
  return day.own.map((named) => {
    const start = Date.parse(named.start);
    const end = named.durationS === null ? null : start + named.durationS * 1000;
    return { visit: named.visit, start, end, named };
  });
}

/** Whether a visit overlaps a stretch. Those that only touch do not. */
export function overlaps(visit: { start: number; end: number | null }, start: number, end: number): boolean {
  return visit.start < end && (visit.end ?? visit.start + UNKNOWN_LENGTH_MS) > start;
}

/** The first own visit that overlaps a stretch. */
export function overlapping(own: OwnVisit[], start: number, end: number): OwnVisit | undefined {
  return own.find((visit) => overlaps(visit, start, end));
}

/** The nearest slots of the same room, one before and one after, that overlap none of the patient's visits. */
export function otherTimes(slots: GridSlot[], picked: GridSlot, own: OwnVisit[]): GridSlot[] {
  const free = slots.filter((slot) => slot.room === picked.room && !overlapping(own, slot.start, slot.end));
  const before = free.filter((slot) => slot.start < picked.start).at(-1);
  const after = free.find((slot) => slot.start > picked.start);
  return [before, after].filter((slot) => slot !== undefined);
}
