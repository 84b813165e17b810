import type { AlertView } from "../../host/types";
import { Icon } from "../../parts/Icon";
import { IdentityCell } from "../../parts/Identity";
import { Unbroken } from "../../parts/Unbroken";
import { moveRows } from "../moveRows";
import table from "../table.module.css";
import styles from "./Alerts.module.css";
import { outIcon, standingLook, standingOf } from "./alertLook";
import { useAlertWords } from "./useAlertWords";
import { WayMarks } from "./WayMarks";

/** Alerts in the order of the core. Arrow keys move between rows, Enter opens one. */
export function AlertTable({
  alerts,
  label,
  open,
  onOpen,
}: {
  alerts: readonly AlertView[];
  label: string;
  open: string | null;
  onOpen: (id: string) => void;
}) {
  const { words } = useAlertWords();

  return (
    <table
      className={`${table.table} ${table.opening} ${styles.table}`}
      aria-label={label}
      onKeyDown={(event) => moveRows(event, "[data-alert]")}
    >
      <thead>
        <tr>
          <th scope="col" className={styles.what}>
            {words.table.what}
          </th>
          <th scope="col">{words.table.patient}</th>
          <th scope="col" className={styles.reading}>
            {words.table.reading}
          </th>
          <th scope="col" className={styles.since}>
            {words.table.since}
          </th>
          <th scope="col" className={styles.state}>
            {words.table.state}
          </th>
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => (
          <Row key={alert.id} alert={alert} selected={alert.id === open} onOpen={() => onOpen(alert.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ alert, selected, onOpen }: { alert: AlertView; selected: boolean; onOpen: () => void }) {
  const { words, format, metric, value, converted, limit, came, late } = useAlertWords();
  const { reading } = alert;
  const standing = standingOf(alert);
  const look = standingLook[standing];
  const first = alert.acts[0];
  const arrived = late(reading);
  const other = converted(alert, reading);
  return (
    <tr data-selected={selected || undefined} onClick={onOpen}>
      <th scope="row">
        <button
          type="button"
          className={`${table.open} ${table.word} ${styles.out}`}
          data-alert={alert.id}
          aria-current={selected || undefined}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <Icon name={outIcon[alert.side][alert.level]} />
          {words.out[alert.side][alert.level]}
        </button>
        <span className={table.second}>{metric(alert)}</span>
      </th>
      <td>
        <IdentityCell person={alert.person} />
      </td>
      <td>
        <b>
          <Unbroken>{value(alert, reading)}</Unbroken>
        </b>
        {other !== null && <span className={table.second}>{other}</span>}
        <span className={table.second}>{limit(alert)}</span>
      </td>
      <td>
        {format.dateTime(alert.since)}
        <span className={`${table.second} ${styles.came}`}>
          <WayMarks reading={reading} small />
          <span>{came(reading)}</span>
        </span>
        {arrived !== null && <span className={`${table.second} ${table.warn}`}>{arrived}</span>}
      </td>
      <td>
        <span className={`${table.word} ${table[look.tone]}`}>
          <Icon name={look.icon} />
          {words.states[standing]}
        </span>
        {first !== undefined && (
          <>
            <span className={table.second}>{first.by}</span>
            <span className={table.second}>
              <Unbroken>{format.dateTime(first.at)}</Unbroken>
            </span>
          </>
        )}
        {alert.ended !== null && <span className={table.second}>{words.ended[alert.ended.how]}</span>}
      </td>
    </tr>
  );
}
