/**
 * Finds the free slot that a typed time means on the day shown. It never rounds to a slot: what is none is answered with
 * the nearest ones, and what is free in several rooms is asked.
 */
import type { WallTime } from "../../host/types";
import type { DayGrid, GridSlot } from "./layoutDay";

/** What a typed time comes to. */
export type Resolved =
  | { kind: "slot"; slot: GridSlot }
  /** The clocks skip it; the free slots on both sides of the jump. */
  | { kind: "skipped"; nearest: GridSlot[] }
  /** It occurs twice; both moments, earliest first. */
  | { kind: "twice"; instants: number[] }
  /** The host could not say what it means. */
  | { kind: "unread" }
  /** No free slot; the nearest ones. */
  | { kind: "none"; nearest: GridSlot[] }
  /** Free in more than one room. */
  | { kind: "many"; slots: GridSlot[] };

/** Resolves what the host says that a typed time means; in one room when `room` is given. */
export function resolveTyped(slots: readonly GridSlot[], typed: WallTime, room: number | null): Resolved {
  switch (typed.kind) {
    case "none":
      return { kind: "skipped", nearest: around(slots, Date.parse(typed.after), room) };
    case "one":
      return slotAt(slots, Date.parse(typed.at), room);
    case "two":
      return { kind: "twice", instants: [Date.parse(typed.earlier), Date.parse(typed.later)] };
  }
}

/** The free slot that starts at a moment, or what stands in its place. */
export function slotAt(slots: readonly GridSlot[], at: number, room: number | null): Resolved {
  const open = slots.filter((slot) => room === null || slot.room === room);
  const exact = open.filter((slot) => slot.start === at);
  const [only] = exact;
  if (only !== undefined)
    return exact.length === 1 ? { kind: "slot", slot: only } : { kind: "many", slots: exact };
  return { kind: "none", nearest: around(slots, at, room) };
}

/** The last free slot before a moment and the first at or after it. */
function around(slots: readonly GridSlot[], at: number, room: number | null): GridSlot[] {
  const open = slots.filter((slot) => room === null || slot.room === room);
  const before = open.filter((slot) => slot.start < at).reduce<GridSlot | undefined>(later, undefined);
  const after = open.filter((slot) => slot.start >= at).reduce<GridSlot | undefined>(earlier, undefined);
  return [before, after].filter((slot) => slot !== undefined);
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
