/**
 * Times of a schedule whose vendor lists none and takes any: half hours to choose from, and the one that was typed. They
 * are offers of ours, so nothing says that they are free; what is known to stand in the way stands beside them.
 */
import type { BookingDay, RoomDay, SlotView } from "../../host/types";
import type { PickedSlot } from "./draft";
import { roomKey } from "./layoutDay";

const STEP_MS = 1_800_000;
/** When choosing begins and how long it goes on; any other time is typed. */
const OPENS_MS = 8 * 3_600_000;
const LASTS_MS = 10 * 3_600_000;

/** How long a visit lasts where no slot says it and nobody typed a length. */
export const FREE_LENGTH_S = 1800;

/** The day with times to choose from in every schedule that has none of its own. */
export function withFreeTimes(
  day: BookingDay,
  durationS: number | null,
  picked: PickedSlot | null,
): BookingDay {
  return {
    ...day,
    rooms: day.rooms.map((room) =>
      room.times === "free" ? { ...room, slots: times(day, room, durationS ?? FREE_LENGTH_S, picked) } : room,
    ),
  };
}

function times(day: BookingDay, room: RoomDay, durationS: number, picked: PickedSlot | null): SlotView[] {
  const opens = Date.parse(day.from) + OPENS_MS;
  const steps = Array.from({ length: LASTS_MS / STEP_MS }, (_, at) => opens + at * STEP_MS);
  const own = picked !== null && picked.room === roomKey(room) ? picked.start : null;
  // What was typed takes the place of the half hour that it is nearest to, so that both can be told apart.
  const kept = own === null ? steps : [...steps.filter((at) => Math.abs(at - own) >= STEP_MS / 2), own];
  const within = kept.filter((at) => at >= Date.parse(day.from) && at < Date.parse(day.to));
  return within.sort((a, b) => a - b).map((at) => ({ start: new Date(at).toISOString(), durationS }));
}
