import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { parts } from "../../../messages/parts";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";
import { useGuarded } from "../../visit/useGuarded";

/** Forgetting a consent on this computer: what that deletes, and what stays at CareMonitor. */
export function ForgetSheet({ patient, onClose }: { patient: PatientView; onClose: () => void }) {
  const all = useMessages(consents);
  const words = all.forgetting;
  const { check } = useMessages(parts);
  const { person } = patient;
  const act = useAct("forgetConsent");
  const guard = useGuarded(person.key, "forget");

  async function forget(): Promise<void> {
    if (guard.checked === null) return;
    const done = await act.run({ patient: person.key ?? "", checked: guard.checked });
    if (!done.ok) return;
    announce(words.done);
    onClose();
  }

  return (
    <ConfirmSheet
      title={words.title}
      cancel={words.cancel}
      confirm={words.confirm}
      icon="trash"
      act={act}
      off={guard.checked === null ? check.title.forget : null}
      sentences={all.refusals}
      onConfirm={() => void forget()}
      onClose={onClose}
    >
      <IdentityStrip person={person} />
      <p>{words.text}</p>
      <IdentifierCheck key={guard.key} person={person} act="forget" onChange={guard.setChecked} />
    </ConfirmSheet>
  );
}
