import { useFormat } from "../../format/useFormat";
import type { DeliveryView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Icon } from "../../parts/Icon";
import { VendorMark } from "../../parts/VendorMark";
import { moveRows } from "../moveRows";
import table from "../table.module.css";
import styles from "./Deliveries.module.css";
import { outcomeLook } from "./outcomeLook";

/** The newest deliveries. Arrow keys move between rows, Enter opens one. */
export function DeliveryTable({
  deliveries,
  open,
  onOpen,
}: {
  deliveries: readonly DeliveryView[];
  open: string | null;
  onOpen: (delivery: string) => void;
}) {
  const words = useMessages(webhooks).table;

  return (
    <table
      className={`${table.table} ${table.opening} ${styles.deliveries}`}
      aria-label={words.label}
      onKeyDown={(event) => moveRows(event, "[data-delivery]")}
    >
      <thead>
        <tr>
          <th scope="col" className={styles.received}>
            {words.received}
          </th>
          <th scope="col" className={table.vendor}>
            <span className="heard">{words.vendor}</span>
          </th>
          <th scope="col">{words.event}</th>
          <th scope="col" className={styles.outcome}>
            {words.outcome}
          </th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            selected={delivery.id === open}
            onOpen={() => onOpen(delivery.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

function DeliveryRow({
  delivery,
  selected,
  onOpen,
}: {
  delivery: DeliveryView;
  selected: boolean;
  onOpen: () => void;
}) {
  const words = useMessages(webhooks);
  const format = useFormat();
  const look = outcomeLook(delivery.outcome, delivery.changed.length > 0);
  const subject = delivery.subject === null ? null : (words.subjects[delivery.subject] ?? delivery.subject);
  const more = [
    becameOf(delivery, words),
    delivery.outcome === "waitsForVendor" && delivery.tries > 0 ? words.table.tried(delivery.tries) : "",
    delivery.repeats > 0 ? words.table.repeats(delivery.repeats) : "",
  ].filter((part) => part !== "");
  return (
    <tr data-selected={selected || undefined} onClick={onOpen}>
      <td>
        {format.timeWithSeconds(delivery.receivedAt)}
        <span className={table.second}>{format.date(delivery.receivedAt)}</span>
      </td>
      <td>
        <VendorMark vendor={delivery.vendor} />
      </td>
      <th scope="row">
        <button
          type="button"
          className={table.open}
          data-delivery={delivery.id}
          aria-current={selected || undefined}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          {delivery.event ?? words.table.unreadable}
        </button>
        <span className={table.second}>
          {subject === null
            ? words.table.noSubject
            : delivery.number === null
              ? subject
              : words.table.number(subject, delivery.number)}
        </span>
      </th>
      <td>
        <span className={`${table.word} ${table[look.tone]}`}>
          <Icon name={look.icon} />
          {words.outcomes[delivery.outcome]}
        </span>
        <span className={table.second}>{more.join(", ")}</span>
      </td>
    </tr>
  );
}

/** What reading changed, or why it stands where it stands. */
export function becameOf(delivery: DeliveryView, words: (typeof webhooks)["en"]): string {
  if (delivery.changed.length > 0)
    return delivery.changed.map((field) => words.fields[field] ?? field).join(", ");
  return (delivery.why === null ? undefined : words.why[delivery.why]) ?? words.meanings[delivery.outcome];
}
