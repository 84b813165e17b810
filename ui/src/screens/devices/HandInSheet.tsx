import { type FormEvent, useRef, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { offerUndo } from "../../frame/undo";
import { useAct } from "../../host/HostContext";
import type { DeliveryCheck, DeviceView, PersonView, SampleWay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { deviceData } from "../../messages/deviceData";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { IdentifierCheck } from "../../parts/IdentifierCheck";
import { NoteBar } from "../../parts/NoteBar";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { Sheet } from "../../parts/Sheet/Sheet";
import { useGuarded } from "../visit/useGuarded";
import styles from "./Devices.module.css";

/** More than the host takes is not even read. */
const LARGEST = 256 * 1024;
/** So many records of a file are told one by one. */
const SHOWN = 8;

/**
 * Handing in what a device sent and the Device Manager did not get (MIA-04, MIA-09, MIA-10): a file is looked at, then two
 * identifiers of whoever has the device are checked, then all of it is kept to be sent, or nothing.
 */
export function HandInSheet({
  device,
  person,
  onClose,
}: {
  device: DeviceView;
  person: PersonView;
  onClose: () => void;
}) {
  const all = useMessages(deviceData);
  const words = all.handIn;
  const { check: checks } = useMessages(parts);
  const look = useAct("checkDelivery");
  const act = useAct("handIn");
  const picker = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [check, setCheck] = useState<DeliveryCheck | null>(null);
  const [unread, setUnread] = useState<"tooLarge" | "notDelivery" | null>(null);
  const choice = useRef(0);
  const [way, setWay] = useState<SampleWay>("backend");
  const guard = useGuarded(person.key, `handIn ${name}`);
  const sent = check?.pieces.some((piece) => piece.sent) ?? false;
  const off =
    check === null ? words.noFile : sent ? words.allSent : guard.checked === null ? checks.title.send : null;

  async function choose(file: File): Promise<void> {
    // Ticks belong to one file, too.
    guard.clear();
    act.reset();
    look.reset();
    setName(file.name);
    setText(null);
    setCheck(null);
    setUnread(file.size > LARGEST ? "tooLarge" : null);
    const mine = ++choice.current;
    if (file.size > LARGEST) return;
    const read = await textOf(file);
    if (mine !== choice.current) return;
    if (read === null) {
      setUnread("notDelivery");
      return;
    }
    const { connection, record } = device;
    const done = await look.run({ connection, record, text: read });
    // Another file was chosen meanwhile: this answer is not about it.
    if (!done.ok || mine !== choice.current) return;
    setText(read);
    setCheck(done.value);
    announce(words.pieces(done.value.pieces.length));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || text === null || person.key === null || guard.checked === null || act.busy) return;
    const { connection, record } = device;
    const done = await act.run({
      connection,
      record,
      patient: person.key,
      text,
      way,
      checked: guard.checked,
    });
    if (!done.ok) {
      guard.clear();
      return;
    }
    const kept = words.kept(done.value.length);
    announce(kept);
    const [first, ...more] = done.value;
    // One can be taken back at once; several are taken back one by one, in the Outbox.
    if (first !== undefined && more.length === 0) offerUndo({ kept: first, what: kept });
    onClose();
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <IdentityStrip person={person} />
        <p>{words.text}</p>
        <p>{words.filed}</p>
        <div className={styles.acts}>
          <input
            ref={picker}
            className={styles.picker}
            type="file"
            accept=".json,application/json"
            tabIndex={-1}
            aria-label={words.file}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file !== undefined) void choose(file);
            }}
          />
          <Button icon="plus" busy={look.busy} onPress={() => picker.current?.click()} autoFocus>
            {words.choose}
          </Button>
          {name !== null && <span className={styles.fileName}>{name}</span>}
        </div>
        {unread !== null && <NoteBar tone="bad" icon="refused" boxed title={all.refusals[unread] ?? ""} />}
        {look.problem !== null && <Refusal problem={look.problem} sentences={all.refusals} />}
        {check !== null && <Checked of={check} />}
        {sent && <NoteBar tone="warn" icon="unknown" boxed title={words.allSent} />}
        {check?.shape === "healthKit" && (
          <Segments<SampleWay>
            label={words.way}
            value={way}
            options={(["backend", "deviceManager"] as const).map((id) => ({ id, text: words.ways[id] }))}
            onChange={setWay}
          />
        )}
        {check !== null && !sent && (
          <IdentifierCheck key={guard.key} person={person} act="send" onChange={guard.setChecked} />
        )}
        {act.problem !== null && <Refusal problem={act.problem} sentences={all.refusals} />}
        <div>
          <Button type="submit" variant="primary" size="large" icon="outbox" busy={act.busy} off={off}>
            {words.act(check?.pieces.length ?? 1)}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

/** What stands in a file; nothing when it cannot be read, or is no text. */
async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function Checked({ of: { shape, kind, pieces } }: { of: DeliveryCheck }) {
  const words = useMessages(deviceData).handIn;
  const format = useFormat();
  return (
    <section aria-label={words.shapes[shape]}>
      <p>
        <strong>{words.shapes[shape]}</strong>
      </p>
      <p className={styles.text}>
        {shape === "healthKit" ? words.noKind : kind === null ? null : words.kind(kind)}
      </p>
      <p>{words.pieces(pieces.length)}</p>
      <ul className={styles.pieces}>
        {pieces.slice(0, SHOWN).map(({ id, at, end, sent }) => (
          <li key={id}>
            {end === null ? format.dateTime(at) : words.period(format.dateTime(at), format.dateTime(end))}
            {sent && ` (${words.sent})`}
          </li>
        ))}
      </ul>
      {pieces.length > SHOWN && <p className={styles.text}>{words.more(pieces.length - SHOWN)}</p>}
    </section>
  );
}
