import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import styles from "./UsersScreen.module.css";

/** A passphrase that is told to somebody, so that it is shown as it is typed; or made by the console, to be read out. */
export function GivenField({
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  autoFocus?: boolean;
}) {
  const words = useMessages(area);
  const make = useAct("makePassphrase");

  async function fill(): Promise<void> {
    const done = await make.run();
    if (!done.ok) return;
    onChange(done.value);
    announce(words.made);
  }

  return (
    <div className={styles.given}>
      <Field
        label={words.firstPassphrase}
        hint={words.firstPassphraseHint}
        value={value}
        onChange={onChange}
        required
        mono
        error={error}
        autoFocus={autoFocus}
        end={
          <Button size="small" busy={make.busy} onPress={() => void fill()}>
            {words.make}
          </Button>
        }
      />
      {make.problem !== null && <Refusal problem={make.problem} sentences={words.refusals} />}
    </div>
  );
}
