import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Icon } from "../../parts/Icon";
import { Block } from "../../parts/Panel";
import { Unbroken } from "../../parts/Unbroken";
import styles from "./CheckPane.module.css";

/** What will happen when the person books, before it does. Nothing is promised that the vendor has not answered. */
export function Happens({
  vendor,
  operation,
  undoSeconds,
}: {
  vendor: string;
  /** The operation that carries the booking, for example `SOLO-06`. */
  operation: string | null;
  undoSeconds: number;
}) {
  const words = useMessages(booking);
  return (
    <Block title={words.check.happens} last>
      <ul className={styles.happens}>
        <li>
          <Icon name="withdrawn" />
          <span>{undoSeconds > 0 ? words.check.undo(undoSeconds) : words.check.undoNone}</span>
        </li>
        <li>
          <Icon name="refresh" />
          <span>{words.check.reread(vendor)}</span>
        </li>
        <li>
          <Icon name="outbox" />
          <span>
            <Unbroken>
              {operation === null ? (words.refusals.noAddress ?? "") : words.check.sentOnce(operation)}
            </Unbroken>
          </span>
        </li>
        <li>
          <Icon name="unknown" />
          <span>{words.check.looked(vendor)}</span>
        </li>
      </ul>
    </Block>
  );
}
