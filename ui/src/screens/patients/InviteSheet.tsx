import type { FormEvent } from "react";
import { useFormat } from "../../format/useFormat";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import type { InvitedBy, PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { atCarium } from "../../messages/atCarium";
import { parts } from "../../messages/parts";
import { FormEnd } from "../../parts/FormEnd";
import { IdentifierCheck } from "../../parts/IdentifierCheck";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { type Option, SelectField } from "../../parts/SelectField";
import { Sheet } from "../../parts/Sheet/Sheet";
import { TypedAgain } from "../../parts/TypedAgain";
import { useGuarded } from "../visit/useGuarded";
import styles from "./documents/Documents.module.css";

/** Inviting a patient to Carium (CAR-03): by an address that the record has, after the two-identifier check. */
export function InviteSheet({ patient, onClose }: { patient: PatientView; onClose: () => void }) {
  const all = useMessages(atCarium);
  const words = all.invite;
  const { check } = useMessages(parts);
  const format = useFormat();
  const { person } = patient;
  const [email] = patient.emails;
  const [phone] = patient.phones;
  const ways: Option<InvitedBy>[] = [];
  if (email !== undefined) ways.push({ id: "email", text: words.email(email) });
  if (phone !== undefined) ways.push({ id: "sms", text: words.sms(phone) });
  const form = useTypedForm("invite", person.key ?? "");
  const [by, setBy] = useTyped<InvitedBy>(form, "by", ways[0]?.id ?? "email");
  const guard = useGuarded(`${person.key} ${by}`, "send");
  const who = format.name(person.name);
  const invite = useKept("invite", { what: words.act(who), onKept: onClose });
  const off = ways.length === 0 ? words.none : guard.checked === null ? check.title.send : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || guard.checked === null || invite.busy) return;
    await invite.run({ patient: person.key ?? "", by, checked: guard.checked });
  }

  return (
    <Sheet title={words.title(who)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
        <IdentityStrip person={person} />
        {invite.problem !== null && <Refusal problem={invite.problem} sentences={all.refusals} />}
        {ways.length === 0 ? (
          <p className={styles.hint}>{words.none}</p>
        ) : (
          <SelectField
            label={words.by}
            value={by}
            options={ways}
            onChange={(way) => {
              guard.clear();
              setBy(way);
            }}
          />
        )}
        <p className={styles.hint}>{words.text}</p>
        <IdentifierCheck key={guard.key} person={person} act="send" onChange={guard.setChecked} />
        <FormEnd act={words.act(who)} busy={invite.busy} off={off} back={words.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
