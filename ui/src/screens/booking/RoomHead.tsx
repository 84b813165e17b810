import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { RoomDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { bookingTerms } from "../../messages/bookingTerms";
import { Alert } from "../../parts/Alert";
import { useReasons } from "../../parts/useReasons";
import { VendorMark } from "../../parts/VendorMark";
import styles from "./RoomHead.module.css";

/** Why a room cannot be booked here, in words; none when it can. */
export function useRoomOff(): (room: RoomDay) => string | null {
  const { day } = useMessages(booking);
  // No column is off for a reason that names its vendor.
  const words = useReasons("solo");
  return (room) => {
    if (room.nameCollides) return day.sameName;
    return room.book.offered ? null : room.book.reason === null ? day.noneToday : words[room.book.reason];
  };
}

/** The head of a room's column: name, vendor, how long its slots are and how old the list is (PAL-0640). */
export function RoomHead({ room, off, folded }: { room: RoomDay; off: string | null; folded: number }) {
  const words = useMessages(booking).day;
  const { day: terms } = useMessages(bookingTerms);
  const format = useFormat();
  const age = useTick((now) => (room.slotsReadAt === null ? null : format.ageOfData(room.slotsReadAt, now)));
  const length = room.slots[0]?.durationS;
  const state =
    room.times === "free"
      ? terms.free
      : age === null
        ? room.slotsFailed === null
          ? words.reading
          : words.failed
        : length === undefined
          ? words.slotsAge(age)
          : words.slotLength(format.exactSeconds(length), age);
  return (
    <>
      <b className={styles.name}>{room.name}</b>
      <span className={styles.line}>
        <VendorMark vendor={room.vendor} small stale={room.slotsFailed !== null} />
        <span className={room.slotsFailed === null ? undefined : styles.failed}>{state}</span>
      </span>
      {room.slotsFailed !== null && age !== null && <span className={styles.failed}>{words.failedNow}</span>}
      {folded > 0 && <span className={styles.line}>{words.folded(folded)}</span>}
      {off !== null && (
        <span className={styles.line}>
          <Alert kind="prohibited" small />
          <span>{off}</span>
        </span>
      )}
    </>
  );
}
