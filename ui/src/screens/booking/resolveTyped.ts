/**
 * Finds the free slot that a typed time means on the day shown. It never rounds to a slot: what is none is answered with
 * the nearest ones, and what is free in several rooms is asked.
 */
import { parseDate, parseTime } from "@internationalized/date";
import type { DayGrid, GridSlot } from "./layoutDay";
import { instantsOf } from "./zonedTime";

/** What a typed time comes to. */
export type Resolved =
  | { kind: "slot"; slot: GridSlot }
  /** The clocks skip it. */
  | { kind: "skipped" }
  /** It occurs twice; both moments, earliest first. */
  | { kind: "twice"; instants: number[] }
  /** No free slot; the nearest ones. */
  | { kind: "none"; nearest: GridSlot[] }
  /** Free in more than one room. */
  | { kind: "many"; slots: GridSlot[] };

/** Resolves `time` (`HH:mm`) on `day` (ISO) in `zone`; in one room when `room` is given. */
export function resolveTyped(
  slots: readonly GridSlot[],
  day: string,
  time: string,
  zone: string,
  room: number | null,
): Resolved {
  const instants = instantsOf(parseDate(day), parseTime(time), zone);
  const [at, second] = instants;
  if (at === undefined) return { kind: "skipped" };
  return second === undefined ? slotAt(slots, at, room) : { kind: "twice", instants };
}

/** The free slot that starts at a moment, or what stands in its place. */
export function slotAt(slots: readonly GridSlot[], at: number, room: number | null): Resolved {
  const open = slots.filter((slot) => room === null || slot.room === room);
  const exact = open.filter((slot) => slot.start === at);
  const [only] = exact;
  if (only !== undefined)
    return exact.length === 1 ? { kind: "slot", slot: only } : { kind: "many", slots: exact };
  const before = open.filter((slot) => slot.start < at).reduce<GridSlot | undefined>(later, undefined);
  const after = open.filter((slot) => slot.start > at).reduce<GridSlot | undefined>(earlier, undefined);
  return { kind: "none", nearest: [before, after].filter((slot) => slot !== undefined) };
}

function later(best: GridSlot | undefined, slot: GridSlot): GridSlot {
  return best && best.start >= slot.start ? best : slot;
}

function earlier(best: GridSlot | undefined, slot: GridSlot): GridSlot {
  return best && best.start <= slot.start ? best : slot;
}

/** All slots of a grid, by room and time. */
export function slotsOf(grid: DayGrid): GridSlot[] {
  return grid.rows.flatMap((row) => row.slots);
}
