import { type FormEvent, useState } from "react";
import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import { useMessages } from "../../../messages/area";
import { keeping as area } from "../../../messages/keeping";
import { FormEnd } from "../../../parts/FormEnd";
import { NoteBar } from "../../../parts/NoteBar";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { NewPassphrase } from "../../startup/NewPassphrase";
import own from "./Keeping.module.css";
import { OwnField, Unmarked, useMarked } from "./OwnField";

/** A backup under a passphrase of its own. The desktop's own dialog asks where; the page hears the file's name alone. */
export function CarrySheet({ onClose }: { onClose: () => void }) {
  const words = useMessages(area);
  const act = useAct("carryBackup");
  const [passphrase, setPassphrase] = useState("");
  const [chosen, setChosen] = useState("");
  const [again, setAgain] = useState("");
  const [differs, setDiffers] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const wrong = useMarked(act.problem, "passphrase");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    setDiffers(chosen !== again);
    if (chosen !== again) return;
    const done = await act.run({ own: passphrase, passphrase: chosen });
    // A dialog that was closed leaves the form as it is.
    if (!done.ok || done.value === null) return;
    setPassphrase("");
    setChosen("");
    setAgain("");
    setWritten(done.value);
    announce(words.carry.written(done.value));
  }

  if (written !== null)
    return (
      <Sheet title={words.carry.title} onClose={onClose}>
        <NoteBar tone="good" boxed title={words.carry.written(written)}>
          {words.carry.keep}
        </NoteBar>
      </Sheet>
    );
  return (
    <Sheet title={words.carry.title} onClose={onClose}>
      <form className={own.form} onSubmit={(event) => void submit(event)} noValidate>
        <Unmarked problem={act.problem} />
        <p>{words.carry.leaves}</p>
        <OwnField value={passphrase} onChange={setPassphrase} problem={act.problem} autoFocus />
        <NewPassphrase
          label={words.carry.passphrase}
          hint={words.carry.passphraseHint}
          typed={chosen}
          onType={setChosen}
          again={again}
          onAgain={setAgain}
          error={wrong}
          differs={differs}
        />
        <FormEnd act={words.carry.act} busy={act.busy} back={words.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
