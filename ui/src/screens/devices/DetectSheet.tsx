import type { FormEvent } from "react";
import { useFormat } from "../../format/useFormat";
import { useKept } from "../../frame/useKept";
import type { DeviceView, MeasuredData, PersonView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { deviceData } from "../../messages/deviceData";
import { devices as area } from "../../messages/devices";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { IdentifierCheck } from "../../parts/IdentifierCheck";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { useGuarded } from "../visit/useGuarded";
import styles from "./Devices.module.css";
import { nameOf } from "./deviceKey";

/** Asks before detections are made of a measurement (MIA-14): each time makes them once more. */
export function DetectSheet({
  device,
  person,
  measured,
  onClose,
}: {
  device: DeviceView;
  person: PersonView;
  measured: MeasuredData;
  onClose: () => void;
}) {
  const all = useMessages(deviceData);
  const words = all.detect;
  const unnamed = useMessages(area).table.unnamed;
  const { check } = useMessages(parts);
  const format = useFormat();
  const guard = useGuarded(person.key, `detect ${measured.id}`);
  const act = useKept("submitDetections", { what: words.what(nameOf(device, unnamed)), onKept: onClose });
  const off = guard.checked === null ? check.title.send : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (person.key === null || guard.checked === null || act.busy) return;
    const { connection, record } = device;
    await act.run({ connection, record, data: measured.id, patient: person.key, checked: guard.checked });
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <IdentityStrip person={person} />
        <p>{words.measured(measured.at === null ? all.latest.timeUnknown : format.dateTime(measured.at))}</p>
        <p>{words.text}</p>
        <IdentifierCheck key={guard.key} person={person} act="send" onChange={guard.setChecked} />
        {act.problem !== null && <Refusal problem={act.problem} sentences={all.refusals} />}
        <div>
          <Button type="submit" variant="primary" size="large" icon="outbox" busy={act.busy} off={off}>
            {words.act}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
