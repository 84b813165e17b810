/**
 * Puts one day of rooms on a time grid: where each slot, each busy stretch and each stretch without slots stands.
 *
 * Pure, and blind to names: other people's visits arrive without them and leave as a count. Everything is measured in
 * milliseconds since the epoch, so a day of 23 or 25 hours needs no special case.
 */
import type { BookingDay, RoomDay } from "../../host/bindings";

const HOUR_MS = 3_600_000;
/** Height of the shortest slot in pixels: a target of 24 (WCAG 2.5.8) and a line between two of them. */
const SLOT_PX = 25;
const SCALE = { least: 75, most: 600 };
/** Shown when nothing is known about a day: eight in the morning and ten hours from there. */
const QUIET_DAY = { opensH: 8, lastsH: 10 };

/** One free slot on the grid. `until` is where its button ends: the next slot may start before this one is over. */
export interface GridSlot {
  room: number;
  start: number;
  end: number;
  until: number;
  durationS: number;
  /** Known visits of other people in the room at that time: the vendor offers the slot all the same. */
  visits: number;
}

/** A stretch that is taken. `own` belongs to the patient being booked. */
export interface GridBusy {
  room: number;
  start: number;
  end: number;
  visits: number;
  own: boolean;
  unconfirmed: boolean;
  /** False when the length of at least one visit in it is not known. */
  lengthKnown: boolean;
  /** A slot is offered in the same stretch: both have to be seen. */
  shared: boolean;
}

/** A stretch for which the vendor offers nothing and we know of nothing. */
export interface GridGap {
  start: number;
  end: number;
}

/** Everything that begins at one moment: one row for assistive technology. */
export interface GridRow {
  start: number;
  slots: GridSlot[];
  busy: GridBusy[];
}

/** One day, ready to be drawn. */
export interface DayGrid {
  from: number;
  to: number;
  pxPerHour: number;
  rows: GridRow[];
  gaps: GridGap[][];
  /** Free slots per room that stand too close together to be buttons; typing the time reaches them. */
  folded: number[];
}

/** The key of a schedule: its connection and what it is booked by, a room's name or a practitioner's id. */
export function roomKey(room: Pick<RoomDay, "connection" | "id">): string {
  return `${room.connection}/${room.id}`;
}

/** Lays a day out. */
export function layoutDay(day: BookingDay): DayGrid {
  const starts = day.rooms.map((room) => room.slots.map((slot) => Date.parse(slot.start)));
  const { from, to } = hoursShown(day);
  const pxPerHour = scaleFor(day, starts);
  const least = (24 / pxPerHour) * HOUR_MS;
  const slots: GridSlot[] = [];
  const busy: GridBusy[] = [];
  const gaps: GridGap[][] = [];
  const folded: number[] = [];
  day.rooms.forEach((room, index) => {
    const taken = mergeBusy(room, index);
    const open = placeSlots(room, index, least, taken);
    folded.push(room.slots.length - open.length);
    slots.push(...open);
    busy.push(
      ...taken.flatMap((stretch) => {
        if (!stretch.own) return subtract(stretch, open);
        const shared = open.some((slot) => slot.start < stretch.end && slot.until > stretch.start);
        return [{ ...stretch, shared }];
      }),
    );
    gaps.push(room.slotsReadAt === null ? [] : gapsOf(from, to, [...open, ...taken], least));
  });
  return { from, to, pxPerHour, rows: rowsOf(slots, busy), gaps, folded };
}

function hoursShown(day: BookingDay): { from: number; to: number } {
  const first = Date.parse(day.from);
  const last = Date.parse(day.to);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const room of day.rooms) {
    for (const { start, durationS } of [...room.slots, ...room.busy]) {
      from = Math.min(from, Date.parse(start));
      to = Math.max(to, Date.parse(start) + (durationS ?? 1800) * 1000);
    }
  }
  if (from === Number.POSITIVE_INFINITY) {
    from = first + QUIET_DAY.opensH * HOUR_MS;
    to = from + QUIET_DAY.lastsH * HOUR_MS;
  }
  // Whole hours are counted from midnight, since not every zone's offset is a whole number of hours.
  const floor = first + Math.floor((from - first) / HOUR_MS) * HOUR_MS;
  const ceiling = first + Math.ceil((to - first) / HOUR_MS) * HOUR_MS;
  return { from: Math.max(first, floor), to: Math.min(last, ceiling) };
}

function scaleFor(day: BookingDay, starts: number[][]): number {
  let shortest = HOUR_MS;
  for (const room of day.rooms)
    for (const slot of room.slots) shortest = Math.min(shortest, slot.durationS * 1000);
  for (const row of starts) {
    const sorted = [...row].sort((a, b) => a - b);
    sorted.forEach((start, at) => {
      const gap = at > 0 ? start - (sorted[at - 1] ?? start) : 0;
      if (gap > 0) shortest = Math.min(shortest, gap);
    });
  }
  return Math.min(SCALE.most, Math.max(SCALE.least, (SLOT_PX * HOUR_MS) / shortest));
}

function placeSlots(room: RoomDay, index: number, least: number, taken: GridBusy[]): GridSlot[] {
  const sorted = room.slots
    .map((slot) => ({ start: Date.parse(slot.start), durationS: slot.durationS }))
    .sort((a, b) => a.start - b.start);
  const kept: { start: number; durationS: number }[] = [];
  for (const slot of sorted) {
    const previous = kept.at(-1);
    if (!previous || slot.start - previous.start >= least) kept.push(slot);
  }
  return kept.map(({ start, durationS }, at) => {
    const end = start + durationS * 1000;
    const until = Math.min(end, kept[at + 1]?.start ?? end);
    const visits = taken.filter((stretch) => stretch.start < end && stretch.end > start && !stretch.own);
    return {
      room: index,
      start,
      end,
      until,
      durationS,
      visits: visits.reduce((sum, stretch) => sum + stretch.visits, 0),
    };
  });
}

/** Other people's visits that touch become one stretch with a count; the patient's own stay apart. */
function mergeBusy(room: RoomDay, index: number): GridBusy[] {
  const all = room.busy
    .map((busy): GridBusy => {
      const start = Date.parse(busy.start);
      // A visit of unknown length is drawn half an hour long, and says that its length is not known.
      const end = start + (busy.durationS ?? 1800) * 1000;
      return {
        room: index,
        start,
        end,
        visits: 1,
        own: busy.own,
        unconfirmed: busy.unconfirmed,
        lengthKnown: busy.durationS !== null,
        shared: false,
      };
    })
    .sort((a, b) => a.start - b.start);
  const merged: GridBusy[] = [];
  for (const stretch of all) {
    const previous = merged.at(-1);
    const alike = previous && !previous.own && !stretch.own && previous.unconfirmed === stretch.unconfirmed;
    if (alike && stretch.start <= previous.end) {
      previous.end = Math.max(previous.end, stretch.end);
      previous.visits += 1;
      previous.lengthKnown &&= stretch.lengthKnown;
    } else merged.push({ ...stretch });
  }
  return merged;
}

/** The parts of a busy stretch that no slot's button covers. */
function subtract(stretch: GridBusy, slots: GridSlot[]): GridBusy[] {
  let parts: GridBusy[] = [stretch];
  for (const slot of slots) {
    parts = parts.flatMap((part) => {
      if (slot.start >= part.end || slot.until <= part.start) return [part];
      const before = slot.start > part.start ? [{ ...part, end: slot.start }] : [];
      const after = slot.until < part.end ? [{ ...part, start: slot.until }] : [];
      return [...before, ...after];
    });
  }
  return parts;
}

function gapsOf(
  from: number,
  to: number,
  covered: { start: number; end: number }[],
  least: number,
): GridGap[] {
  const gaps: GridGap[] = [];
  let at = from;
  for (const { start, end } of [...covered].sort((a, b) => a.start - b.start)) {
    if (start - at >= least) gaps.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (to - at >= least) gaps.push({ start: at, end: to });
  return gaps;
}

function rowsOf(slots: GridSlot[], busy: GridBusy[]): GridRow[] {
  const rows = new Map<number, GridRow>();
  const rowAt = (start: number): GridRow => {
    const row = rows.get(start) ?? { start, slots: [], busy: [] };
    rows.set(start, row);
    return row;
  };
  for (const slot of slots) rowAt(slot.start).slots.push(slot);
  for (const stretch of busy) rowAt(stretch.start).busy.push(stretch);
  return [...rows.values()].sort((a, b) => a.start - b.start);
}
