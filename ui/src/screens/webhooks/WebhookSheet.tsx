import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import type { WebhookList, WebhookView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { Tick } from "../../parts/Tick";
import { TypedAgain } from "../../parts/TypedAgain";
import { EVENTS } from "./events";
import styles from "./WebhooksScreen.module.css";

/** A new webhook or a change of one: where deliveries go, and of which events. It is sent through the Outbox. */
export function WebhookSheet({
  list,
  webhook,
  onClose,
}: {
  list: WebhookList;
  /** The webhook to change; a new one when `null`. */
  webhook: WebhookView | null;
  onClose: () => void;
}) {
  const words = useMessages(webhooks);
  const { form } = words;
  const what = webhook === null ? form.added : form.changed;
  const save = useKept("saveWebhook", { what, said: form.sent, onKept: onClose });
  const typed = useTypedForm("webhook", `${list.connection} ${webhook?.webhook ?? "new"}`);
  const [endpoint, setEndpoint] = useTyped(
    typed,
    "endpoint",
    webhook === null || webhook.ours ? "" : webhook.endpoint,
  );
  const [events, setEvents] = useTyped<ReadonlySet<string>>(
    typed,
    "events",
    () =>
      new Set<string>(webhook === null ? EVENTS : EVENTS.filter((event) => webhook.events.includes(event))),
  );
  const [errors, setErrors] = useState<{ endpoint?: string; events?: string }>({});
  // This console's own address is not told to the page: left empty, it stays.
  const stays = webhook?.ours === true;

  function choose(next: Iterable<string>): void {
    setEvents(new Set(next));
    setErrors({});
    save.reset();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (save.busy) return;
    const found = {
      ...(endpoint.trim() === "" && !stays ? { endpoint: form.endpointMissing } : {}),
      ...(events.size === 0 ? { events: form.eventsMissing } : {}),
    };
    setErrors(found);
    const first = Object.values(found)[0];
    if (first !== undefined) return announce(first, "assertive");
    const done = await save.run({
      connection: list.connection,
      webhook: webhook?.webhook ?? null,
      endpoint: endpoint.trim() === "" ? null : endpoint,
      events: EVENTS.filter((each) => events.has(each)),
    });
    if (done.ok) return;
    const sentence = words.refusals[done.problem.what];
    if (done.problem.field === "endpoint" && sentence !== undefined) setErrors({ endpoint: sentence });
  }

  const title = webhook === null ? form.add(list.connectionName) : form.change(list.connectionName);
  return (
    <Sheet title={title} onClose={onClose}>
      <form className={styles.fields} onSubmit={(event) => void submit(event)} noValidate>
        <TypedAgain form={typed} />
        <Field
          label={form.endpoint}
          hint={stays ? form.endpointStays(webhook?.endpoint ?? "") : form.endpointHint}
          value={endpoint}
          required={!stays}
          mono
          autoFocus
          inputMode="url"
          error={errors.endpoint ?? null}
          onChange={(typed) => {
            setEndpoint(typed);
            setErrors({});
            save.reset();
          }}
        />
        <fieldset className={styles.events}>
          <legend>{form.events}</legend>
          {EVENTS.map((each) => (
            <Tick
              key={each}
              ticked={events.has(each)}
              onChange={(ticked) =>
                choose(ticked ? [...events, each] : [...events].filter((other) => other !== each))
              }
            >
              {each}
            </Tick>
          ))}
        </fieldset>
        {errors.events !== undefined && <p role="alert">{errors.events}</p>}
        <div className={styles.acts}>
          <Button size="small" onPress={() => choose(EVENTS)}>
            {form.all}
          </Button>
          <Button size="small" onPress={() => choose([])}>
            {form.none}
          </Button>
        </div>
        {save.problem !== null && errors.endpoint === undefined && (
          <Refusal problem={save.problem} sentences={words.refusals} />
        )}
        <div className={styles.acts}>
          <Button type="submit" variant="primary" size="large" busy={save.busy}>
            {form.keep}
          </Button>
          <Button size="large" onPress={onClose}>
            {form.cancel}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
