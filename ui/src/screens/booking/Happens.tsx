import type { RoomDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { bookingTerms } from "../../messages/bookingTerms";
import { Icon } from "../../parts/Icon";
import { Block } from "../../parts/Panel";
import { Unbroken } from "../../parts/Unbroken";
import styles from "./CheckPane.module.css";

/** What will happen when the person books, before it does. Nothing is promised that the vendor has not answered. */
export function Happens({
  vendor,
  operation,
  undoSeconds,
  kind,
  times,
}: {
  vendor: string;
  /** The operation that carries the booking, for example `SOLO-06`. */
  operation: string | null;
  undoSeconds: number;
  kind: RoomDay["kind"];
  times: RoomDay["times"];
}) {
  const words = useMessages(booking);
  const { check: terms } = useMessages(bookingTerms);
  const room = kind === "room";
  return (
    <Block title={words.check.happens} last>
      <ul className={styles.happens}>
        <li>
          <Icon name="withdrawn" />
          <span>{undoSeconds > 0 ? words.check.undo(undoSeconds) : words.check.undoNone}</span>
        </li>
        <li>
          <Icon name="refresh" />
          <span>
            {room
              ? words.check.reread(vendor)
              : times === "free"
                ? terms.asked(vendor)
                : terms.slotsAsked(vendor)}
          </span>
        </li>
        <li>
          <Icon name="outbox" />
          <span>
            <Unbroken>
              {operation === null
                ? (words.refusals.noAddress ?? "")
                : (room ? words.check : terms).sentOnce(operation)}
            </Unbroken>
          </span>
        </li>
        <li>
          <Icon name="unknown" />
          <span>{(room ? words.check : terms).looked(vendor)}</span>
        </li>
      </ul>
    </Block>
  );
}
