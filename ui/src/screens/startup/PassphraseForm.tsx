import { type FormEvent, useState } from "react";
import { useAct } from "../../host/HostContext";
import { useMessages } from "../../messages/area";
import { startup } from "../../messages/startup";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Tick } from "../../parts/Tick";
import { ProblemState } from "../../parts/ViewState";
import styles from "./StartupScreen.module.css";

/** The shortest passphrase that a new store is protected with, in characters. */
export const SHORTEST = 12;

/**
 * Opens a store with its passphrase, or protects a new one. Pasting and password managers work (WCAG 3.3.8); the
 * passphrase leaves the page only in the call and is dropped when it was used.
 */
export function PassphraseForm({ creates }: { creates: boolean }) {
  const words = useMessages(startup).passphrase;
  const create = useAct("createWithPassphrase");
  const unlock = useAct("unlockWithPassphrase");
  const act = creates ? create : unlock;
  const [typed, setTyped] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(false);
  const [wrong, setWrong] = useState<{ field: string | null; again: string | null }>({
    field: null,
    again: null,
  });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const field = typed === "" ? words.empty : creates && typed.length < SHORTEST ? words.short : null;
    const differs = creates && field === null && typed !== again ? words.differ : null;
    setWrong({ field, again: differs });
    if (field !== null || differs !== null) return;
    const outcome = await act.run(typed);
    if (outcome.ok) {
      setTyped("");
      setAgain("");
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      {act.problem !== null && <ProblemState problem={act.problem} />}
      <Field
        label={words.field}
        value={typed}
        onChange={setTyped}
        secret={!shown}
        required
        error={wrong.field}
        hint={creates ? words.hint : undefined}
        autoFocus
      />
      {creates && (
        <Field
          label={words.again}
          value={again}
          onChange={setAgain}
          secret={!shown}
          required
          error={wrong.again}
        />
      )}
      <Tick ticked={shown} onChange={setShown}>
        {words.show}
      </Tick>
      <Button type="submit" variant="primary" size="large" busy={act.busy}>
        {creates ? words.create : words.open}
      </Button>
    </form>
  );
}
