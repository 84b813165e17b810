import { useEffect, useRef, useState } from "react";
import { useTick } from "../../format/ticker";
import { offsetText, timeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { useHost } from "../../host/HostContext";
import type { BookingDay, WallTime } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Button } from "../../parts/Button";
import { TimeField } from "../../parts/TimeField/TimeField";
import { FREE_LENGTH_S } from "./freeTimes";
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

  const host = useHost();
  // An answer that comes after another question, or after the field has gone, settles nothing.
  const asked = useRef(0);
  useEffect(
    () => () => {
      asked.current = -1;
    },
    [],
  );

  function settle(time: string, resolved: Resolved): void {
    if (resolved.kind === "slot") {
      setTyped(null);
      onPick(resolved.slot);
    } else setTyped({ time, resolved });
  }

  /** A schedule without slots of its own takes any time: what is none of the offered ones is one of its own. */
  function anyTime(resolved: Resolved, meant: WallTime): Resolved {
    const asked = room === null ? undefined : day?.rooms[room];
    if (resolved.kind !== "none" || meant.kind !== "one" || asked?.times !== "free" || room === null)
      return resolved;
    const start = Date.parse(meant.at);
    const durationS = asked.slots[0]?.durationS ?? FREE_LENGTH_S;
    const end = start + durationS * 1000;
    return { kind: "slot", slot: { room, start, end, until: end, durationS, visits: 0 } };
  }

  async function type(time: string): Promise<void> {
    if (day === null || grid === null) return;
    asked.current += 1;
    const turn = asked.current;
    const meant = await host.wallTime(day.day, time, null).catch(() => null);
    if (asked.current !== turn) return;
    if (meant === null) setTyped({ time, resolved: { kind: "unread" } });
    else settle(time, anyTime(resolveTyped(slotsOf(grid), meant, room), meant));
  }

  return (
    <TimeField label={words.what.time} value={value} now={now} onChange={(time) => void type(time)}>
      {typed !== null && day !== null && grid !== null && (
        <Answer
          typed={typed}
          rooms={day.rooms.map((each) => each.name)}
          room={room}
          onMoment={(at) =>
            settle(
              typed.time,
              anyTime(slotAt(slotsOf(grid), at, room), { kind: "one", at: new Date(at).toISOString() }),
            )
          }
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
    unread: () => words.unread,
    twice: () => words.twice(time),
    many: () => words.roomsFree(time),
    none: () => (room === null ? words.notASlotAnywhere(time) : words.notASlot(time, rooms[room] ?? "")),
  }[resolved.kind]();
  const slots = resolved.kind === "many" ? resolved.slots : "nearest" in resolved ? resolved.nearest : [];
  return (
    <div className={styles.answer} role="group" aria-label={sentence}>
      <p role="alert">
        {sentence} {"nearest" in resolved && slots.length > 0 && words.nearest}
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
