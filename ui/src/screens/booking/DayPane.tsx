import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { BookingDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { BusyBlock } from "./BusyBlock";
import { ClockAxis, ClockHead } from "./ClockAxis";
import styles from "./DayPane.module.css";
import { type DayGrid, type GridSlot, roomKey } from "./layoutDay";
import { type GridPlace, moveInGrid } from "./moveInGrid";
import { RoomHead, useRoomOff } from "./RoomHead";
import { slotsOf } from "./resolveTyped";
import { SlotButton } from "./SlotButton";

const HOUR_MS = 3_600_000;

/**
 * The day of rooms: columns are rooms, the vertical axis is time. For assistive technology it is a grid whose rows are
 * moments. One slot is reached by Tab, the arrow keys move, and the focus is never lost when the slots are read again.
 */
export function DayPane({
  day,
  grid,
  name,
  picked,
  room,
  patientZone,
  otherConnection,
  focused,
  onPick,
  onDay,
}: {
  day: BookingDay;
  grid: DayGrid;
  name: string;
  picked: GridSlot | null;
  /** Index of the room that was asked for. */
  room: number | null;
  patientZone: string;
  /** Why a connection's rooms cannot be booked for this record. */
  otherConnection: (connection: string) => string | null;
  /** Whether the focus is here; kept by the screen, since a day that is turned replaces this pane. */
  focused: RefObject<boolean>;
  onPick: (slot: GridSlot, byKey: boolean) => void;
  onDay: (days: 1 | -1) => void;
}) {
  const words = useMessages(booking).day;
  const format = useFormat();
  const roomOff = useRoomOff();
  const minute = useTick((at) => Math.floor(at / 60_000) * 60_000);
  const scroller = useRef<HTMLElement>(null);
  const corner = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPlace | null>(null);
  const slots = useMemo(() => slotsOf(grid), [grid]);
  const px = (ms: number) => Math.round((ms * grid.pxPerHour) / HOUR_MS);
  const offOf = day.rooms.map((each) => roomOff(each) ?? otherConnection(each.connection));

  const is = (slot: GridSlot, at: GridPlace | null) =>
    at !== null && slot.room === at.room && slot.start === at.start;
  // What can be had comes before what cannot: whose rooms are not for this record stand in the day all the same.
  const coming = slots.filter((slot) => slot.start >= minute && (room === null || slot.room === room));
  const first = coming.find((slot) => offOf[slot.room] === null) ?? coming[0] ?? slots[0];
  const active = slots.find((slot) => is(slot, place)) ?? picked ?? first ?? null;

  // What is brought into view stands below the head, however many lines the rooms' names and reasons take there.
  useLayoutEffect(() => {
    const [element, head] = [scroller.current, corner.current];
    if (element === null || head === null) return;
    const measure = () => element.style.setProperty("--head", `${head.offsetHeight}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(head);
    return () => observer.disconnect();
  }, []);

  const focusOn = useCallback((slot: GridPlace) => {
    const button = scroller.current?.querySelector<HTMLElement>(`[data-slot="${slot.room} ${slot.start}"]`);
    button?.focus();
    button?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, []);
  const onFocus = useCallback((slot: GridSlot) => setPlace({ room: slot.room, start: slot.start }), []);

  // A focused slot that was taken away, or a day that was turned, would drop the focus out of the page.
  useLayoutEffect(() => {
    if (!focused.current || document.activeElement !== document.body) return;
    if (active === null) scroller.current?.focus();
    else focusOn(active);
  });

  // The first slot that can still be had comes into view with each day, and the room that was asked for.
  const view = `${day.day} ${room} ${slots.length > 0}`;
  const shown = useRef("");
  useLayoutEffect(() => {
    if (shown.current === view || scroller.current === null) return;
    shown.current = view;
    if (first === undefined) return;
    scroller.current.scrollTop = Math.max(0, px(first.start - grid.from) - 12);
    if (room !== null || offOf[0] != null) scroller.current.scrollLeft = Math.max(0, first.room - 1) * 132;
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      focused.current = true;
      onDay(event.key === "PageDown" ? 1 : -1);
      return;
    }
    if (active === null) return;
    const to = moveInGrid(grid, active, event.key);
    if (to === undefined) return;
    event.preventDefault();
    focusOn(to);
  }

  const height = px(grid.to - grid.from);
  return (
    <section
      className={styles.scroller}
      ref={scroller}
      tabIndex={-1}
      aria-label={words.label(format.day(day.day))}
      onKeyDown={onKeyDown}
      onFocus={() => {
        focused.current = true;
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) focused.current = false;
      }}
    >
      <div
        className={styles.day}
        style={{ "--rooms": day.rooms.length, "--body": `${height}px` } as CSSProperties}
        data-clocks={patientZone === "" ? 1 : 2}
      >
        <div className={styles.corner} ref={corner} aria-hidden="true">
          <ClockHead at={picked?.start ?? grid.from} zone={day.zone} patientZone={patientZone} />
        </div>
        <div className={styles.hours} aria-hidden="true">
          <ClockAxis grid={grid} zone={day.zone} patientZone={patientZone} />
        </div>
        <div className={styles.back} aria-hidden="true">
          {halfHours(grid).map((at) => (
            <i
              key={at}
              className={(at - grid.from) % HOUR_MS === 0 ? styles.hourLine : styles.halfLine}
              style={{ top: px(at - grid.from) }}
            />
          ))}
          {picked !== null && (
            <i
              className={styles.guide}
              style={{ top: px(picked.start - grid.from), height: px(picked.end - picked.start) }}
            />
          )}
        </div>
        {day.rooms.map((each, at) => (
          <div
            key={roomKey(each)}
            className={styles.column}
            style={{ gridColumn: at + 2 }}
            aria-hidden="true"
          >
            {(each.times === "free" ? [] : grid.gaps[at])?.map((gap) => (
              <span
                key={gap.start}
                className={styles.gap}
                style={{ top: px(gap.start - grid.from), height: px(gap.end - gap.start) }}
              >
                {words.noSlots}
              </span>
            ))}
          </div>
        ))}
        <div
          role="grid"
          aria-label={words.label(format.day(day.day))}
          aria-colcount={day.rooms.length}
          aria-rowcount={grid.rows.length + 1}
          aria-describedby="booking-day-keys"
          className={styles.contents}
        >
          <div role="row" aria-rowindex={1} className={styles.contents}>
            {day.rooms.map((each, at) => (
              <div
                key={roomKey(each)}
                role="columnheader"
                aria-colindex={at + 1}
                className={`${styles.head} ${at === room ? styles.asked : ""}`}
                style={{ gridColumn: at + 2 }}
              >
                <RoomHead room={each} off={offOf[at] ?? null} folded={grid.folded[at] ?? 0} />
              </div>
            ))}
          </div>
          {grid.rows.map((row, index) => (
            <div key={row.start} role="row" aria-rowindex={index + 2} className={styles.contents}>
              {row.busy.map((busy) => (
                <BusyBlock
                  key={`${busy.room} ${busy.start}`}
                  busy={busy}
                  name={name}
                  top={px(busy.start - grid.from)}
                  height={Math.max(16, px(busy.end - busy.start) - 1)}
                />
              ))}
              {row.slots.map((slot) => (
                <SlotButton
                  key={`${slot.room} ${slot.start}`}
                  slot={slot}
                  room={day.rooms[slot.room]?.name ?? ""}
                  name={name}
                  picked={is(slot, picked)}
                  active={active !== null && is(slot, active)}
                  off={offOf[slot.room] ?? (slot.start < minute ? words.past : null)}
                  patientZone={patientZone}
                  top={px(slot.start - grid.from)}
                  height={Math.max(24, px(slot.until - slot.start) - 1)}
                  onPick={onPick}
                  onFocus={onFocus}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <p id="booking-day-keys" className="heard">
        {words.keys}
      </p>
    </section>
  );
}

function halfHours({ from, to }: DayGrid): number[] {
  return Array.from({ length: (2 * (to - from)) / HOUR_MS + 1 }, (_, n) => from + (n * HOUR_MS) / 2);
}
