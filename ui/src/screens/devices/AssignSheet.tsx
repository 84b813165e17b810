import { type FormEvent, useId, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import type { DeviceView, PersonView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { devices as area } from "../../messages/devices";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { IdentifierCheck } from "../../parts/IdentifierCheck";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { OpenByNumber } from "../../parts/PatientPicker/OpenByNumber";
import { PatientPicker } from "../../parts/PatientPicker/PatientPicker";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { TypedAgain } from "../../parts/TypedAgain";
import { useReasons } from "../../parts/useReasons";
import { useGuarded } from "../visit/useGuarded";
import styles from "./Devices.module.css";
import { nameOf } from "./deviceKey";

/**
 * Giving a device to a patient: the person is found, two identifiers are checked, and the id under which the Device
 * Manager knows them is typed, or taken from another device of theirs.
 */
export function AssignSheet({
  device,
  devices,
  onClose,
}: {
  device: DeviceView;
  devices: readonly DeviceView[];
  onClose: () => void;
}) {
  const words = useMessages(area);
  const { check } = useMessages(parts);
  const why = useReasons("mia");
  const format = useFormat();
  const form = useId();
  const [person, setPerson] = useState<PersonView | null>(null);
  const [byNumber, setByNumber] = useState(false);
  // Who is given it, and the id that belongs to them, are chosen again.
  const [holder, setHolder] = useState("");
  const typed = useTypedForm("assignDevice", `${device.connection} ${device.record}`);
  const [name, setName] = useTyped(typed, "name", device.name ?? "");
  const [kind, setKind] = useTyped(typed, "kind", device.kind ?? "");
  const [tried, setTried] = useState(false);
  const guard = useGuarded(person?.key ?? null, "assignDevice");
  const what = person === null ? words.assign.actShort : words.assign.act(format.name(person.name));
  const act = useKept("assignDevice", { what, onKept: onClose });
  const known = person === null ? null : knownId(devices, device.connection, person);
  const missing = (text: string) => (tried && text.trim() === "" ? words.assign.empty : null);
  const off =
    person === null
      ? words.assign.noPatient
      : person.deceased
        ? why.deceased
        : guard.checked === null
          ? check.title.assign
          : null;

  function choose(chosen: PersonView | null): void {
    setPerson(chosen);
    setByNumber(false);
    // Ticks and the id belong to one person.
    guard.clear();
    act.reset();
    setHolder((chosen === null ? null : knownId(devices, device.connection, chosen)) ?? "");
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const key = person?.key ?? null;
    if (off !== null || key === null || guard.checked === null || act.busy) return;
    if ([holder, name, kind].some((text) => text.trim() === "")) return;
    const { connection, record } = device;
    await act.run({ connection, record, patient: key, holder, name, kind, checked: guard.checked });
  }

  if (byNumber)
    return <OpenByNumber onFound={(found) => choose(found.person)} onClose={() => setByNumber(false)} />;
  return (
    <Sheet
      title={words.assign.title}
      onClose={onClose}
      foot={
        <Button size="large" variant="primary" busy={act.busy} off={off} onPress={() => submitForm(form)}>
          {what}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={typed} />
        <p>{words.assign.device(nameOf(device, words.table.unnamed))}</p>
        {person === null ? (
          <PatientPicker
            label={words.assign.patient}
            autoFocus
            onPick={(_, hit) => choose(hit.person)}
            onOpenByNumber={() => setByNumber(true)}
          />
        ) : (
          <>
            <div className={styles.person}>
              <IdentityStrip person={person} />
              <Button size="small" onPress={() => choose(null)}>
                {words.assign.change}
              </Button>
            </div>
            <IdentifierCheck key={guard.key} person={person} act="assign" onChange={guard.setChecked} />
          </>
        )}
        <Field
          label={words.assign.holder}
          hint={known !== null && known === holder ? words.assign.holderKnown : words.assign.holderHint}
          value={holder}
          required
          mono
          maxLength={120}
          error={missing(holder)}
          onChange={setHolder}
        />
        <Field
          label={words.assign.name}
          hint={words.assign.nameHint}
          value={name}
          required
          maxLength={120}
          error={missing(name)}
          onChange={setName}
        />
        {(device.kind ?? "").trim() === "" && (
          <Field
            label={words.assign.kind}
            value={kind}
            required
            maxLength={120}
            error={missing(kind)}
            onChange={setKind}
          />
        )}
        <p className={styles.text}>{words.assign.look}</p>
        {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
      </form>
    </Sheet>
  );
}

function submitForm(id: string): void {
  const form = document.getElementById(id);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

/** The vendor's id of a person, where another device tells it. Two ids tell none. */
function knownId(devices: readonly DeviceView[], connection: string, person: PersonView): string | null {
  const ids = new Set(
    devices
      .filter((device) => device.connection === connection && device.person?.key === person.key)
      .flatMap(({ holder }) => (holder === null ? [] : [holder])),
  );
  return ids.size === 1 ? ([...ids][0] ?? null) : null;
}
