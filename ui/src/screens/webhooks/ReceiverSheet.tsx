import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { usePlaced } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { NewAddress, ReceiverView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import styles from "./WebhooksScreen.module.css";

/**
 * Turning receiving on and off, and the secret addresses. An address that was made just now stands here once, until the
 * sheet is closed; afterwards it can be copied, and is not shown.
 */
export function ReceiverSheet({ receiver, onClose }: { receiver: ReceiverView; onClose: () => void }) {
  const words = useMessages(webhooks);
  const { receive } = words;
  const turnOn = useAct("turnOnReceiver");
  const turnOff = useAct("turnOffReceiver");
  const make = useAct("newWebhookAddress");
  const copy = useAct("copyWebhookAddress");
  const [port, setPort] = usePlaced("receiver.port", String(receiver.port));
  const [error, setError] = useState<string | null>(null);
  const [made, setMade] = useState<Readonly<Record<string, NewAddress>>>({});
  const on = receiver.state !== "off";
  const busy = turnOn.busy || turnOff.busy || make.busy || copy.busy;
  const problem =
    [turnOn, turnOff, make, copy].map((act) => act.problem).find((each) => each !== null) ?? null;

  function keep(addresses: readonly NewAddress[]): void {
    setMade((before) => ({
      ...before,
      ...Object.fromEntries(addresses.map((address) => [address.connection, address])),
    }));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const number = /^\d{1,5}$/.test(port.trim()) ? Number(port.trim()) : 0;
    if (number < 1024 || number > 65_535) {
      setError(words.refusals.notAPort ?? "");
      announce(words.refusals.notAPort ?? "", "assertive");
      return;
    }
    const done = await turnOn.run(number);
    if (!done.ok) return;
    keep(done.value);
    announce(receive.turnedOn);
  }

  return (
    <Sheet title={receive.title} onClose={onClose}>
      <form className={styles.fields} onSubmit={(event) => void submit(event)} noValidate>
        <p>{receive.text}</p>
        <Field
          label={receive.port}
          hint={receive.portHint}
          value={port}
          required
          inputMode="numeric"
          maxLength={5}
          error={error}
          onChange={(typed) => {
            setPort(typed);
            setError(null);
          }}
        />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" busy={turnOn.busy}>
            {on ? receive.move : receive.turnOn}
          </Button>
          {on && (
            <Button
              variant="danger"
              busy={turnOff.busy}
              onPress={async () => {
                if ((await turnOff.run()).ok) announce(receive.turnedOff);
              }}
            >
              {receive.turnOff}
            </Button>
          )}
        </div>
        {problem !== null && <Refusal problem={problem} sentences={words.refusals} />}
        {on && (
          <section className={styles.addresses} aria-label={receive.addresses}>
            {receiver.addresses.map((address) => {
              const fresh = made[address.connection];
              const name = receive.address(address.connectionName);
              return (
                <div key={address.connection} className={styles.address} role="group" aria-label={name}>
                  <b>{name}</b>
                  {fresh === undefined ? (
                    <span>{address.hasAddress ? receive.has : receive.hasNot}</span>
                  ) : (
                    <NoteBar tone="info" boxed title={receive.once}>
                      {receive.onceText} <code className={styles.secret}>{fresh.path}</code>
                    </NoteBar>
                  )}
                  <div className={styles.acts}>
                    <Button
                      size="small"
                      icon="copy"
                      off={
                        address.hasAddress || fresh !== undefined
                          ? null
                          : (words.refusals.webhookAddress ?? null)
                      }
                      onPress={async () => {
                        if ((await copy.run(address.connection)).ok) announce(receive.copied);
                      }}
                    >
                      {receive.copy}
                    </Button>
                    <Button
                      size="small"
                      busy={make.busy}
                      onPress={async () => {
                        const done = await make.run(address.connection);
                        if (done.ok) keep([done.value]);
                      }}
                    >
                      {receive.make}
                    </Button>
                  </div>
                  <p className={styles.hint}>
                    {receive.copyHint} {receive.makeHint}
                  </p>
                </div>
              );
            })}
          </section>
        )}
      </form>
    </Sheet>
  );
}
