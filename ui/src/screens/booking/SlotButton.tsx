import { memo } from "react";
import { offsetText, timeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { cityOf } from "../../parts/ZoneField";
import styles from "./DayPane.module.css";
import type { GridSlot } from "./layoutDay";

/** A free slot. Its name tells the room and, where two clocks differ, both times; it never carries another's name. */
export const SlotButton = memo(function SlotButton({
  slot,
  room,
  name,
  picked,
  active,
  off,
  patientZone,
  top,
  height,
  onPick,
  onFocus,
}: {
  slot: GridSlot;
  room: string;
  /** Family name of the patient being booked, shown on the chosen slot. */
  name: string;
  picked: boolean;
  /** The one slot that Tab reaches. */
  active: boolean;
  /** Why it cannot be chosen. */
  off: string | null;
  patientZone: string;
  top: number;
  height: number;
  onPick: (slot: GridSlot, byKey: boolean) => void;
  onFocus: (slot: GridSlot) => void;
}) {
  const words = useMessages(booking).day;
  const format = useFormat();
  const [from, to] = [slot.start, slot.end].map((at) => new Date(at).toISOString());
  const parts = [words.slot(format.time(from ?? null), format.time(to ?? null), room)];
  if (patientZone !== "" && from !== undefined) {
    const there = `${timeOf(from, patientZone, format.language)}`;
    parts.push(words.slotElsewhere(there, `${cityOf(patientZone)} ${offsetText(slot.start, patientZone)}`));
  }
  if (slot.visits > 0) parts.push(words.knownVisits(slot.visits));
  if (picked) parts.push(words.picked);
  if (off !== null) parts.push(off);
  return (
    <div
      role="gridcell"
      aria-colindex={slot.room + 1}
      aria-selected={picked}
      className={styles.cell}
      style={{ gridColumn: slot.room + 2, marginTop: top, height }}
    >
      <button
        type="button"
        className={`${styles.slot} ${picked ? styles.picked : ""}`}
        data-slot={`${slot.room} ${slot.start}`}
        tabIndex={active ? 0 : -1}
        aria-label={parts.join(", ")}
        aria-disabled={off !== null || undefined}
        title={off ?? undefined}
        onMouseDown={(event) => {
          // Focus would bring a slot at the edge into view, away from under the pointer, which lets go over something else.
          event.preventDefault();
          event.currentTarget.focus({ preventScroll: true });
        }}
        onFocus={() => onFocus(slot)}
        onClick={(event) => {
          if (off === null) onPick(slot, event.detail === 0);
        }}
      >
        <b>{format.time(from ?? null)}</b>
        {picked && <span>{name}</span>}
        {!picked && slot.visits > 0 && <span className={styles.more}>{words.knownVisits(slot.visits)}</span>}
      </button>
    </div>
  );
});
