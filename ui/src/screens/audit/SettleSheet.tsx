import { useState } from "react";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import { useMessages } from "../../messages/area";
import { audit as area } from "../../messages/audit";
import { Field } from "../../parts/Field";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";
import { TypedAgain } from "../../parts/TypedAgain";

/** Settling a doubt about the audit takes a reason, which stays in it. */
export function SettleSheet({ onClose }: { onClose: () => void }) {
  const words = useMessages(area).settle;
  const act = useAct("settleAuditDoubt");
  const form = useTypedForm("auditDoubt");
  const [why, setWhy] = useTyped(form, "why", "");
  const [error, setError] = useState<string | null>(null);

  async function settle(): Promise<void> {
    if (why.trim() === "") {
      setError(words.refusals.required);
      return;
    }
    const outcome = await act.run(why);
    if (outcome.ok) onClose();
  }

  return (
    <ConfirmSheet
      title={words.title}
      cancel={words.cancel}
      confirm={words.confirm}
      icon="shield"
      act={act}
      focus="body"
      sentences={words.refusals}
      onConfirm={() => void settle()}
      onClose={onClose}
    >
      <TypedAgain form={form} />
      <p>{words.text}</p>
      <Field
        label={words.why}
        value={why}
        hint={words.whyHint}
        error={error}
        required
        rows={3}
        maxLength={500}
        autoFocus
        onChange={(next) => {
          setWhy(next);
          setError(null);
        }}
      />
    </ConfirmSheet>
  );
}
