import { useState } from "react";
import { useTick } from "../../format/ticker";
import { offsetText, timeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import type { BookingDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Button } from "../../parts/Button";
import { TimeField } from "../../parts/TimeField/TimeField";
import type { DayGrid, GridSlot } from "./layoutDay";
import { type Resolved, resolveTyped, slotAt, slotsOf } from "./resolveTyped";
import styles from "./TypedTime.module.css";

/**
 * The typed way to a slot. What is typed either is a free slot or is answered with the nearest ones; nothing is rounded
 * (D+Tc-0005), and a time that the clock change skips or doubles is said so. Give it the day, the room and the
 * chosen slot as its `key`, so that an answer never outlives its question.
 */
export function TypedTime({
  day,
  grid,
  room,
  picked,
  onPick,
}: {
  day: BookingDay | null;
  grid: DayGrid | null;
  /** Index of the room that was asked for. */
  room: number | null;
  picked: GridSlot | null;
  onPick: (slot: GridSlot) => void;
}) {
  const words = useMessages(booking);
  const format = useFormat();
  const [typed, setTyped] = useState<{ time: string; resolved: Resolved } | null>(null);
  const now = useTick((at) => timeOf(new Date(at).toISOString(), format.zone, format.language));
  const value = typed?.time ?? (picked === null ? "" : format.time(new Date(picked.start).toISOString()));

  function settle(time: string, resolved: Resolved): void {
    if (resolved.kind === "slot") {
      setTyped(null);
      onPick(resolved.slot);
    } else setTyped({ time, resolved });
  }

  function type(time: string): void {
    if (day === null || grid === null) return;
    settle(time, resolveTyped(slotsOf(grid), day.day, time, format.zone, room));
  }

  return (
    <TimeField label={words.what.time} value={value} now={now} onChange={type}>
      {typed !== null && day !== null && grid !== null && (
        <Answer
          typed={typed}
          rooms={day.rooms.map((each) => each.name)}
          room={room}
          onMoment={(at) => settle(typed.time, slotAt(slotsOf(grid), at, room))}
          onPick={(slot) => settle(typed.time, { kind: "slot", slot })}
        />
      )}
    </TimeField>
  );
}

function Answer({
  typed: { time, resolved },
  rooms,
  room,
  onMoment,
  onPick,
}: {
  typed: { time: string; resolved: Resolved };
  rooms: readonly string[];
  room: number | null;
  onMoment: (at: number) => void;
  onPick: (slot: GridSlot) => void;
}) {
  const words = useMessages(booking).typed;
  const format = useFormat();
  const clock = (at: number) => format.time(new Date(at).toISOString());
  const name = (slot: GridSlot) => rooms[slot.room] ?? "";
  if (resolved.kind === "slot") return null;
  const sentence = {
    skipped: () => words.skipped(time),
    twice: () => words.twice(time),
    many: () => words.roomsFree(time),
    none: () => (room === null ? words.notASlotAnywhere(time) : words.notASlot(time, rooms[room] ?? "")),
  }[resolved.kind]();
  const slots = resolved.kind === "many" ? resolved.slots : resolved.kind === "none" ? resolved.nearest : [];
  return (
    <div className={styles.answer} role="group" aria-label={sentence}>
      <p role="alert">
        {sentence} {resolved.kind === "none" && slots.length > 0 && words.nearest}
      </p>
      <div className={styles.choices}>
        {resolved.kind === "twice" &&
          resolved.instants.map((at) => (
            <Button key={at} size="small" onPress={() => onMoment(at)}>
              {`${clock(at)} ${offsetText(at, format.zone)}`}
            </Button>
          ))}
        {slots.map((slot) => (
          <Button key={`${slot.room} ${slot.start}`} size="small" onPress={() => onPick(slot)}>
            {resolved.kind === "many"
              ? name(slot)
              : room === null
                ? `${clock(slot.start)} ${name(slot)}`
                : clock(slot.start)}
          </Button>
        ))}
      </div>
    </div>
  );
}
