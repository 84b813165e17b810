import { type FormEvent, useEffect, useRef, useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { ConnectionView, LogInOutcome } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { LoadingBars } from "../../parts/ViewState";

/**
 * Logs in again with the kept user and password. The six digits are asked for only after the vendor asked: they run out
 * within half a minute, so that digits typed ahead would be stale. They are never kept.
 */
export function LogInSheet({ connection, onClose }: { connection: ConnectionView; onClose: () => void }) {
  const words = useMessages(connections).logIn;
  const act = useAct("logIn");
  const [asked, setAsked] = useState(false);
  const [digits, setDigits] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  async function run(totp: string | null): Promise<void> {
    setWrong(null);
    setRefused(false);
    const outcome = await act.run(connection.id, totp);
    if (outcome.ok) told(outcome.value, totp);
  }
  function told(outcome: LogInOutcome, totp: string | null): void {
    setDigits("");
    if (outcome === "done") {
      announce(words.done(connection.name));
      onClose();
    } else if (outcome === "needsTotp") {
      setAsked(true);
      if (totp !== null) setWrong(words.again);
    } else if (totp !== null) setWrong(words.digitsRefused);
    else setRefused(true);
  }
  function send(event?: FormEvent): void {
    event?.preventDefault();
    if (act.busy) return;
    const typed = digits.replaceAll(/\s/gu, "");
    if (/^\d{6}$/u.test(typed)) void run(typed);
    else {
      setWrong(words.six);
      announce(words.six, "assertive");
    }
  }

  // Opening the sheet was the wish to log in; it is tried once by itself.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run(null);
  });

  return (
    <Sheet
      title={words.title(connection.name)}
      onClose={onClose}
      foot={
        <>
          <Button
            size="large"
            variant="primary"
            icon="key"
            off={act.busy ? words.running : null}
            onPress={() => (asked ? send() : void run(null))}
          >
            {asked ? words.act : words.tryAgain}
          </Button>
          <Button size="large" onPress={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      {asked && (
        <form onSubmit={send} noValidate>
          <Field
            label={words.digits}
            hint={words.digitsHint}
            value={digits}
            required
            autoFocus
            mono
            maxLength={7}
            inputMode="numeric"
            error={wrong}
            onChange={(text) => {
              setDigits(text);
              setWrong(null);
              act.reset();
            }}
          />
        </form>
      )}
      {refused && (
        <NoteBar tone="bad" icon="key" boxed title={words.refused.title}>
          {words.refused.text}
        </NoteBar>
      )}
      {act.problem !== null && <Refusal problem={act.problem} />}
      {act.busy && <LoadingBars waitsFor={words.running} rows={1} />}
    </Sheet>
  );
}
