import { useFormat } from "../../format/useFormat";
import type { DeviceView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { devices as area } from "../../messages/devices";
import { Icon } from "../../parts/Icon";
import { PersonName } from "../../parts/PersonName";
import { VendorMark } from "../../parts/VendorMark";
import { moveRows } from "../moveRows";
import table from "../table.module.css";
import styles from "./Devices.module.css";
import { keyOf, nameOf } from "./deviceKey";

/** The devices. Arrow keys move between rows, Enter opens one. */
export function DeviceTable({
  devices,
  open,
  onOpen,
}: {
  devices: readonly DeviceView[];
  open: string | null;
  onOpen: (key: string) => void;
}) {
  const words = useMessages(area).table;

  return (
    <table
      className={`${table.table} ${table.opening} ${styles.table}`}
      aria-label={words.label}
      onKeyDown={(event) => moveRows(event, "[data-device]")}
    >
      <thead>
        <tr>
          <th scope="col">{words.device}</th>
          <th scope="col" className={styles.kind}>
            {words.kind}
          </th>
          <th scope="col" className={styles.serial}>
            {words.serial}
          </th>
          <th scope="col" className={styles.status}>
            {words.status}
          </th>
          <th scope="col" className={styles.holder}>
            {words.holder}
          </th>
          <th scope="col" className={styles.data}>
            {words.data}
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <Row
            key={keyOf(device)}
            device={device}
            selected={keyOf(device) === open}
            onOpen={() => onOpen(keyOf(device))}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ device, selected, onOpen }: { device: DeviceView; selected: boolean; onOpen: () => void }) {
  const words = useMessages(area).table;
  return (
    <tr data-selected={selected || undefined} onClick={onOpen}>
      <th scope="row">
        <button
          type="button"
          className={table.open}
          data-device={keyOf(device)}
          aria-current={selected || undefined}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          {nameOf(device, words.unnamed)}
        </button>
        <span className={table.second}>
          <VendorMark vendor="mia" small /> {device.connectionName}
        </span>
        {device.underWay !== null && (
          <span className={`${table.word} ${table.info}`}>
            <Icon name="clockOpen" />
            {words.underWay}
          </span>
        )}
      </th>
      <td>
        {device.kind ?? ""}
        <span className={table.second}>{device.provider}</span>
      </td>
      <td>{device.serial ?? ""}</td>
      <td>{device.status ?? ""}</td>
      <td>
        <Holder device={device} />
      </td>
      <td>
        <LastData device={device} />
      </td>
    </tr>
  );
}

/** Who has it: a name where it is known, and always the vendor's own id. */
function Holder({ device }: { device: DeviceView }) {
  const words = useMessages(area).table;
  if (device.holder === null) return <span className={styles.none}>{words.nobody}</span>;
  return (
    <>
      {device.person === null ? (
        <span className={styles.none}>{words.unknownPerson}</span>
      ) : (
        <PersonName name={device.person.name} />
      )}
      <span className={table.second}>{words.patientId(device.holder)}</span>
    </>
  );
}

function LastData({ device: { data } }: { device: DeviceView }) {
  const words = useMessages(area).table;
  const format = useFormat();
  if (data === null) return <span className={styles.none}>{words.notRead}</span>;
  return (
    <>
      {data.receivedAt === null ? (
        <span className={styles.none}>{words.noData}</span>
      ) : (
        format.dateTime(data.receivedAt)
      )}
      {data.stored > 0 && (
        <span className={`${table.second} ${table.warn}`}>{words.waiting(data.stored)}</span>
      )}
    </>
  );
}
