import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { AddressView, DecodedView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Refusal } from "../../parts/Refusal";
import { SelectField } from "../../parts/SelectField";
import { Sheet } from "../../parts/Sheet/Sheet";
import table from "../table.module.css";
import { Decoded } from "./Decoded";
import { outcomeLook } from "./outcomeLook";
import styles from "./WebhooksScreen.module.css";

/** Opens a payload that somebody pasted; nothing of it is kept, here or in the store. */
export function DecodeSheet({
  addresses,
  onClose,
}: {
  addresses: readonly AddressView[];
  onClose: () => void;
}) {
  const words = useMessages(webhooks);
  const { decode } = words;
  const act = useAct("decodePasted");
  const [connection, setConnection] = useState(addresses[0]?.connection ?? "");
  const [text, setText] = useState("");
  const [key, setKey] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [shown, setShown] = useState<DecodedView | null>(null);

  function changed(): void {
    setShown(null);
    setError(null);
    act.reset();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    if (text.trim() === "") {
      setError(decode.missing);
      announce(decode.missing, "assertive");
      return;
    }
    const done = await act.run({ connection, text, key: key.trim() === "" ? null : key });
    if (done.ok) setShown(done.value);
  }

  const look = shown === null ? null : outcomeLook(shown.outcome, shown.opens);
  return (
    <Sheet title={decode.title} onClose={onClose}>
      <form className={styles.fields} onSubmit={(event) => void submit(event)} noValidate>
        <p>{decode.text}</p>
        {addresses.length > 1 && (
          <SelectField
            label={decode.connection}
            value={connection}
            options={addresses.map((each) => ({ id: each.connection, text: each.connectionName }))}
            onChange={(id) => {
              setConnection(id);
              changed();
            }}
          />
        )}
        <Field
          label={decode.payload}
          hint={decode.payloadHint}
          value={text}
          rows={5}
          required
          mono
          autoFocus
          error={error}
          onChange={(typed) => {
            setText(typed);
            changed();
          }}
        />
        <Field
          label={decode.key}
          hint={decode.keyHint}
          value={key}
          secret
          onChange={(typed) => {
            setKey(typed);
            changed();
          }}
        />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" busy={act.busy}>
            {decode.run}
          </Button>
        </div>
        {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
        {shown !== null && look !== null && (
          <section className={styles.fields} aria-label={decode.result} role="status">
            <p className={`${table.word} ${table[look.tone]}`}>
              <Icon name={look.icon} />
              {shown.opens ? decode.opens : `${words.outcomes[shown.outcome]}. ${decode.closed}`}
            </p>
            <Decoded decoded={shown} />
          </section>
        )}
      </form>
    </Sheet>
  );
}
