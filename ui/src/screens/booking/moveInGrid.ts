/**
 * Where an arrow key leads on the day's grid. Up and Down stay in the room, Left and Right go to the slot of the
 * neighbouring room that starts nearest in time, and rooms without slots are stepped over.
 */
import type { DayGrid, GridSlot } from "./layoutDay";

/** A slot on the grid, by room and start. */
export interface GridPlace {
  room: number;
  start: number;
}

/** The slot that `key` leads to, or none when the key means nothing here or there is nothing in that direction. */
export function moveInGrid(grid: DayGrid, at: GridPlace, key: string): GridSlot | undefined {
  const slots = grid.rows.flatMap((row) => row.slots);
  const here = slots.filter((slot) => slot.room === at.room);
  if (key === "ArrowDown") return here.find((slot) => slot.start > at.start);
  if (key === "ArrowUp") return here.findLast((slot) => slot.start < at.start);
  if (key === "Home") return here[0];
  if (key === "End") return here.at(-1);
  if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
  const step = key === "ArrowRight" ? 1 : -1;
  const rooms = [...new Set(slots.map((slot) => slot.room))].sort((a, b) => (a - b) * step);
  const next = rooms.find((room) => (room - at.room) * step > 0);
  return next === undefined ? undefined : nearest(slots, { room: next, start: at.start });
}

/** The slot of a room that starts nearest to a moment; the earlier of two that are equally near. */
export function nearest(slots: GridSlot[], to: GridPlace): GridSlot | undefined {
  return slots
    .filter((slot) => slot.room === to.room)
    .reduce<GridSlot | undefined>((best, slot) => {
      if (!best) return slot;
      return Math.abs(slot.start - to.start) < Math.abs(best.start - to.start) ? slot : best;
    }, undefined);
}
