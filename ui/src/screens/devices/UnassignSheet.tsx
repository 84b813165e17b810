import { useFormat } from "../../format/useFormat";
import { useKept } from "../../frame/useKept";
import type { DeviceView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { devices as area } from "../../messages/devices";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";
import styles from "./Devices.module.css";
import { nameOf } from "./deviceKey";

/** Asks before a device is taken back: what it sends afterwards is nobody's. */
export function UnassignSheet({ device, onClose }: { device: DeviceView; onClose: () => void }) {
  const words = useMessages(area);
  const format = useFormat();
  const name = nameOf(device, words.table.unnamed);
  const act = useKept("unassignDevice", { what: words.unassign.what(name), onKept: onClose });
  const { connection, record, holder } = device;
  const id = words.table.patientId(holder ?? "");
  return (
    <ConfirmSheet
      title={words.unassign.title}
      cancel={words.unassign.keep}
      confirm={words.unassign.confirm}
      act={act}
      sentences={words.refusals}
      onConfirm={() => {
        if (holder !== null) void act.run({ connection, record, holder });
      }}
      onClose={onClose}
    >
      <p>{words.assign.device(name)}</p>
      <p>{words.unassign.from(device.person === null ? id : `${format.name(device.person.name)}, ${id}`)}</p>
      <p>{words.unassign.text}</p>
      <p className={styles.text}>{words.unassign.look}</p>
    </ConfirmSheet>
  );
}
