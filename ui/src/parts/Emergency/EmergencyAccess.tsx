import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { announce } from "../../frame/announcer";
import { usePlaced, useTyped, useTypedForm } from "../../frame/typing";
import { useAct, useQueries } from "../../host/HostContext";
import type { PatientKey } from "../../host/types";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Button } from "../Button";
import { Field } from "../Field";
import { FormEnd } from "../FormEnd";
import { IdentityStrip } from "../PatientBand/IdentityStrip";
import { Refusal } from "../Refusal";
import { Sheet } from "../Sheet/Sheet";
import { TypedAgain } from "../TypedAgain";
import { wrongAt } from "../wrongAt";
import styles from "./EmergencyAccess.module.css";

/** The way to a clinical record without the role for it: with a reason, for an hour, and told to every administrator. */
export function EmergencyAccess({ patient, small = false }: { patient: PatientKey; small?: boolean }) {
  const words = useMessages(area).emergency;
  const [open, setOpen] = usePlaced(`emergency ${patient}`, false);
  return (
    <>
      <Button icon="shield" size={small ? "small" : "normal"} hasPopup="dialog" onPress={() => setOpen(true)}>
        {words.act}
      </Button>
      {open && <EmergencySheet patient={patient} onClose={() => setOpen(false)} />}
    </>
  );
}

function EmergencySheet({ patient, onClose }: { patient: PatientKey; onClose: () => void }) {
  const words = useMessages(area).emergency;
  const act = useAct("breakGlass");
  const record = useQuery(useQueries().patient(patient));
  const form = useTypedForm("emergency", patient);
  const [reason, setReason] = useTyped(form, "reason", "");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    const done = await act.run({ patient, reason });
    if (!done.ok) return;
    announce(words.opened, "assertive");
    onClose();
  }

  const wrong = wrongAt(act.problem, "reason", words.refusals);
  return (
    <Sheet title={words.title} tone="danger" onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {record.data !== undefined && <IdentityStrip person={record.data.person} />}
        <TypedAgain form={form} />
        <p>{words.text}</p>
        {act.problem !== null && wrong === null && (
          <Refusal problem={act.problem} sentences={words.refusals} />
        )}
        <Field
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          onChange={setReason}
          rows={3}
          required
          maxLength={500}
          error={wrong}
          autoFocus
        />
        <FormEnd
          act={words.open}
          variant="danger"
          busy={act.busy || record.isPending}
          back={words.back}
          onBack={onClose}
        />
      </form>
    </Sheet>
  );
}
