import { useState } from "react";
import { access } from "../../messages/access";
import { useMessages } from "../../messages/area";
import { Field } from "../../parts/Field";
import { Tick } from "../../parts/Tick";

/**
 * A passphrase that somebody chooses, twice. Pasting and password managers work (WCAG 3.3.8), and what is typed can be
 * shown.
 */
export function NewPassphrase({
  typed,
  onType,
  again,
  onAgain,
  error,
  differs,
  label,
  hint,
}: {
  typed: string;
  onType: (typed: string) => void;
  again: string;
  onAgain: (typed: string) => void;
  /** Why it cannot be chosen. */
  error: string | null;
  /** The two were not the same. */
  differs: boolean;
  /** What it is called, where it is not simply the passphrase. */
  label?: string;
  /** What it has to be, where that is not what it is for signing in. */
  hint?: string;
}) {
  const words = useMessages(access);
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field
        label={label ?? words.passphrase}
        hint={hint ?? words.passphraseHint}
        value={typed}
        onChange={onType}
        secret={!shown}
        required
        fills="new-password"
        error={error}
      />
      <Field
        label={words.again}
        value={again}
        onChange={onAgain}
        secret={!shown}
        required
        fills="new-password"
        error={differs ? words.differ : null}
      />
      <Tick ticked={shown} onChange={setShown}>
        {words.show}
      </Tick>
    </>
  );
}
