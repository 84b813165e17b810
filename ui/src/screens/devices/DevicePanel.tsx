import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import type { DeviceView, MeasuredData, Offer, WaitingData } from "../../host/types";
import { useMessages } from "../../messages/area";
import { deviceData } from "../../messages/deviceData";
import { devices as area } from "../../messages/devices";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { Block, Facts, Panel } from "../../parts/Panel";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { useReasons } from "../../parts/useReasons";
import { ViewState } from "../../parts/ViewState";
import { AssignSheet } from "./AssignSheet";
import { DetectionsSheet } from "./DetectionsSheet";
import { DetectSheet } from "./DetectSheet";
import styles from "./Devices.module.css";
import { nameOf } from "./deviceKey";
import { HandInSheet } from "./HandInSheet";
import { Prototypes } from "./Prototypes";
import { UnassignSheet } from "./UnassignSheet";

/** Why something about a device is greyed. */
function useOff(): (offer: Offer) => string | null {
  const words = useMessages(area).panel;
  const reasons = useReasons("mia");
  return ({ offered, reason }) => {
    if (offered) return null;
    return reason === "intentUnderWay" ? words.underWay : reason === null ? "" : reasons[reason];
  };
}

/** One device beside the list: who has it and how that is known, how far its data has come, and what can be done. */
export function DevicePanel({
  device,
  devices,
  dataReadAt,
  onClose,
}: {
  device: DeviceView | null;
  devices: readonly DeviceView[];
  dataReadAt: string | null;
  onClose: () => void;
}) {
  const words = useMessages(area);
  if (device === null)
    return (
      <Panel label={words.panel.label} title={words.panel.label} onClose={onClose}>
        <ViewState icon="device" title={words.panel.gone} />
      </Panel>
    );
  return <Open device={device} devices={devices} dataReadAt={dataReadAt} onClose={onClose} />;
}

function Open({
  device,
  devices,
  dataReadAt,
  onClose,
}: {
  device: DeviceView;
  devices: readonly DeviceView[];
  dataReadAt: string | null;
  onClose: () => void;
}) {
  const words = useMessages(area);
  const more = useMessages(deviceData);
  const { go } = useNavigation();
  const off = useOff();
  const [sheet, setSheet] = usePlaced<"assign" | "unassign" | "detections" | "handIn" | null>(
    `device ${device.connection} ${device.record}`,
    null,
  );
  const [measured, setMeasured] = useState<MeasuredData | null>(null);
  const { underWay } = device;
  const given = device.holder !== null;
  // What several acts share is said once.
  const whyNot = new Set([off(device.assign), off(device.unassign)].filter((why) => why !== null));
  return (
    <Panel
      label={words.panel.label}
      title={nameOf(device, words.table.unnamed)}
      onClose={onClose}
      foot={
        <div className={styles.acts}>
          <Button
            variant={given ? "plain" : "primary"}
            size="large"
            hasPopup="dialog"
            off={off(device.assign)}
            onPress={() => setSheet("assign")}
          >
            {words.panel.assign}
          </Button>
          <Button
            variant="danger"
            size="large"
            hasPopup="dialog"
            off={off(device.unassign)}
            onPress={() => setSheet("unassign")}
          >
            {words.panel.unassign}
          </Button>
          {[...whyNot].map((why) => (
            <p key={why} className={styles.text}>
              {why}
            </p>
          ))}
          {device.unassign.assumed !== null && (
            <span className={styles.text}>{words.panel.assumed(device.unassign.assumed)}</span>
          )}
        </div>
      }
    >
      {underWay !== null && (
        <NoteBar
          tone="info"
          icon="clockOpen"
          boxed
          title={words.panel.underWay}
          action={
            <Button size="small" onPress={() => go("outbox", { open: { intent: underWay.intent } })}>
              {words.panel.openOutbox}
            </Button>
          }
        />
      )}
      <Block title={words.panel.holder}>
        <Held device={device} />
      </Block>
      <Block title={words.panel.data}>
        <Data device={device} dataReadAt={dataReadAt} off={off(device.normalise)} />
        <Latest device={device} off={off(device.detect)} onChoose={setMeasured} />
        <div className={`${styles.acts} ${styles.further}`}>
          <Button size="small" hasPopup="dialog" onPress={() => setSheet("detections")}>
            {more.detections.open}
          </Button>
          <Button size="small" hasPopup="dialog" off={off(device.handIn)} onPress={() => setSheet("handIn")}>
            {more.handIn.open}
          </Button>
        </div>
        {device.handIn.assumed !== null && (
          <p className={styles.text}>{words.panel.assumed(device.handIn.assumed)}</p>
        )}
      </Block>
      {device.prototypes.length > 0 && (
        <Block title={more.consists.title}>
          <Prototypes of={device.prototypes} />
        </Block>
      )}
      <Block title={words.panel.about} last>
        <Facts
          of={[
            [words.table.kind, device.kind],
            [words.table.provider, device.provider],
            [words.table.serial, device.serial],
            [words.table.status, device.status === null ? null : `“${device.status}”`],
            [words.panel.deviceId, device.device === null ? null : <code key="id">{device.device}</code>],
          ]}
        />
      </Block>
      {sheet === "assign" && <AssignSheet device={device} devices={devices} onClose={() => setSheet(null)} />}
      {sheet === "unassign" && <UnassignSheet device={device} onClose={() => setSheet(null)} />}
      {sheet === "detections" && (
        <DetectionsSheet connection={device.connection} onClose={() => setSheet(null)} />
      )}
      {sheet === "handIn" && device.person !== null && (
        <HandInSheet device={device} person={device.person} onClose={() => setSheet(null)} />
      )}
      {measured !== null && device.person !== null && (
        <DetectSheet
          device={device}
          person={device.person}
          measured={measured}
          onClose={() => setMeasured(null)}
        />
      )}
    </Panel>
  );
}

function Held({ device: { holder, person, knownBy } }: { device: DeviceView }) {
  const words = useMessages(area);
  const { go } = useNavigation();
  if (holder === null) return <p>{words.panel.nobody}</p>;
  const key = person?.key ?? null;
  return (
    <>
      {person !== null && <IdentityStrip person={person} />}
      <p>{words.table.patientId(holder)}</p>
      <p className={styles.text}>{knownBy === null ? words.panel.unknown : words.panel.knownBy[knownBy]}</p>
      {key !== null && (
        <div className={styles.acts}>
          <Button size="small" onPress={() => go("patient", { key })}>
            {words.panel.person}
          </Button>
        </div>
      )}
    </>
  );
}

function Data({
  device,
  dataReadAt,
  off,
}: {
  device: DeviceView;
  dataReadAt: string | null;
  off: string | null;
}) {
  const words = useMessages(area);
  const format = useFormat();
  const { data } = device;
  if (data === null) return <p className={styles.none}>{words.table.notRead}</p>;
  const at = (instant: string | null) => (instant === null ? null : format.dateTime(instant));
  return (
    <>
      <Facts
        of={[
          [words.panel.received, at(data.receivedAt) ?? words.table.noData],
          [words.panel.recorded, at(data.recordedAt)],
          [words.panel.normalised, String(data.normalised)],
          [words.panel.stored, String(data.stored)],
          [words.panel.unreadable, data.unreadable === 0 ? null : String(data.unreadable)],
        ]}
      />
      <p className={styles.text}>
        {words.panel.ofHolder} {dataReadAt !== null && `${words.panel.asOf(format.dateTime(dataReadAt))}.`}
      </p>
      {data.waiting.length > 0 && (
        <>
          <p className={styles.text}>{words.panel.storedText}</p>
          <ul className={styles.waiting}>
            {data.waiting.map((waiting) => (
              <Waiting key={waiting.id} device={device} waiting={waiting} off={off} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Latest({
  device: { data },
  off,
  onChoose,
}: {
  device: DeviceView;
  off: string | null;
  onChoose: (measured: MeasuredData) => void;
}) {
  const words = useMessages(deviceData).latest;
  const format = useFormat();
  if (data === null || data.latest.length === 0) return null;
  return (
    <>
      <h4 className={styles.prototype}>{words.title}</h4>
      <ul className={styles.waiting}>
        {data.latest.map((measured) => {
          const when = measured.at === null ? words.timeUnknown : format.dateTime(measured.at);
          return (
            <li key={measured.id}>
              <span>{when}</span>
              <Button
                size="small"
                hasPopup="dialog"
                off={off}
                label={words.actOf(when)}
                onPress={() => onChoose(measured)}
              >
                {words.act}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Waiting({ device, waiting, off }: { device: DeviceView; waiting: WaitingData; off: string | null }) {
  const words = useMessages(area);
  const format = useFormat();
  const act = useKept("normaliseAgain", { what: words.againWhat, onKept: () => null });
  const when = waiting.receivedAt === null ? words.panel.timeUnknown : format.dateTime(waiting.receivedAt);
  return (
    <li>
      <span>{when}</span>
      <Button
        size="small"
        off={off}
        busy={act.busy}
        label={words.panel.againOf(when)}
        onPress={() =>
          void act.run({ connection: device.connection, record: device.record, data: waiting.id })
        }
      >
        {words.panel.again}
      </Button>
      {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
    </li>
  );
}
