import { useState } from "react";
import { useAct } from "../../../host/HostContext";
import { useMessages } from "../../../messages/area";
import { keeping as area } from "../../../messages/keeping";
import { Field } from "../../../parts/Field";
import { NoteBar } from "../../../parts/NoteBar";
import { ConfirmSheet } from "../../../parts/Sheet/ConfirmSheet";
import own from "./Keeping.module.css";
import { OwnField, useMarked } from "./OwnField";

/** The end of a clinic on this computer: what goes and what stays, its name typed, and the passphrase once more. */
export function ForgetSheet({ clinic, onClose }: { clinic: string; onClose: () => void }) {
  const words = useMessages(area);
  const act = useAct("forgetClinic");
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const wrong = useMarked(act.problem, "name");
  const marked = act.problem !== null && act.problem.field !== null;

  async function forget(): Promise<void> {
    const done = await act.run({ own: passphrase, name });
    if (done.ok) onClose();
  }

  return (
    <ConfirmSheet
      title={words.forget.title}
      cancel={words.forget.keep}
      confirm={words.forget.act}
      icon="trash"
      act={marked ? { busy: act.busy, problem: null } : act}
      off={name.trim() === clinic.trim() ? null : words.forget.name(clinic)}
      sentences={words.refusals}
      onConfirm={() => void forget()}
      onClose={onClose}
    >
      <div className={own.lists}>
        <div>
          <p>
            <b>{words.forget.goes}</b>
          </p>
          <ul>
            {words.forget.going.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </div>
        <div>
          <p>
            <b>{words.forget.stays}</b>
          </p>
          <ul>
            {words.forget.staying.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </div>
        <NoteBar tone="warn" boxed title={words.forget.unsent} />
      </div>
      <div className={own.form}>
        <Field label={words.forget.name(clinic)} value={name} onChange={setName} required error={wrong} />
        <OwnField value={passphrase} onChange={setPassphrase} problem={act.problem} />
      </div>
    </ConfirmSheet>
  );
}
