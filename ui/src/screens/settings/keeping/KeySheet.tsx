import { type FormEvent, useState } from "react";
import { useAct } from "../../../host/HostContext";
import { useMessages } from "../../../messages/area";
import { keeping as area } from "../../../messages/keeping";
import { FormEnd } from "../../../parts/FormEnd";
import { Sheet } from "../../../parts/Sheet/Sheet";
import own from "./Keeping.module.css";
import { OwnField, Unmarked } from "./OwnField";

/** Another key for the clinic's databases. The page goes to the sign-in screen with the clinic. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const words = useMessages(area);
  const act = useAct("changeKey");
  const [passphrase, setPassphrase] = useState("");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    const done = await act.run({ own: passphrase });
    if (done.ok) onClose();
  }

  return (
    <Sheet title={words.key.title} onClose={onClose}>
      <form className={own.form} onSubmit={(event) => void submit(event)} noValidate>
        <Unmarked problem={act.problem} />
        <p>{words.key.leaves}</p>
        <OwnField value={passphrase} onChange={setPassphrase} problem={act.problem} autoFocus />
        <FormEnd act={words.key.act} busy={act.busy} back={words.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
