import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import { useAct } from "../../host/HostContext";
import type { AssistanceLook } from "../../host/types";
import { useMessages } from "../../messages/area";
import { assistance as area } from "../../messages/assistance";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { TypedAgain } from "../../parts/TypedAgain";
import styles from "./Assistance.module.css";
import { CurrentRequest } from "./CurrentRequest";
import { emptyPlace, missingParts, type Part, partsOf, placeText, selectorOf, type Way } from "./place";

/** Asking for assistance at a bed: the place in one of four ways, what stands there now, and the request. */
export function BedsideForm({ connection, denied }: { connection: string; denied: string | null }) {
  const words = useMessages(area);
  const look = useAct("lookForAssistance");
  const form = useTypedForm("bedside", connection);
  const [draft, setDraft] = useTyped(form, "draft", emptyPlace);
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState<AssistanceLook | null>(null);
  const what = words.requestWhere(placeText(draft));
  const request = useKept("requestAssistance", {
    what,
    onKept: () => {
      form.sent();
      setSeen(null);
    },
  });
  const missing = missingParts(draft);
  const problem = request.problem ?? look.problem;

  function type(part: Part, text: string): void {
    setDraft((before) => ({ ...before, [part]: text }));
    // What was seen belongs to the place that it was asked for.
    setSeen(null);
    look.reset();
    request.reset();
  }

  async function ask(): Promise<void> {
    setTried(true);
    if (missing.length > 0 || look.busy) return;
    setSeen(null);
    const done = await look.run({ connection, selector: selectorOf(draft) });
    if (!done.ok) return;
    setSeen(done.value);
    announce(done.value.request === null ? words.found.none : words.found.title);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0 || request.busy || denied !== null) return;
    await request.run({ connection, selector: selectorOf(draft) });
  }

  return (
    <>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
        <Segments<Way>
          label={words.place.by}
          value={draft.way}
          options={(["building", "department", "patient", "device"] as const).map((id) => ({
            id,
            text: words.place.ways[id],
          }))}
          onChange={(way) => {
            setDraft((before) => ({ ...before, way }));
            setTried(false);
            setSeen(null);
          }}
          hint={words.place.words}
        />
        <div className={styles.pair}>
          {partsOf[draft.way].map((part) => (
            <Field
              key={part}
              label={words.place[part]}
              hint={part === "bed" ? words.place.bedHint : undefined}
              value={draft[part]}
              required={part !== "bed"}
              maxLength={120}
              error={tried && missing.includes(part) ? words.place.empty : null}
              onChange={(text) => type(part, text)}
            />
          ))}
        </div>
        {problem !== null && <Refusal problem={problem} sentences={words.refusals} />}
        <p className={styles.hint}>{words.late}</p>
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="large" busy={request.busy} off={denied}>
            {words.request}
          </Button>
          <Button
            size="large"
            icon="search"
            off={denied ?? (look.busy ? words.looking : null)}
            onPress={() => void ask()}
          >
            {look.busy ? words.looking : words.look}
          </Button>
        </div>
      </form>
      {seen !== null && (
        <CurrentRequest
          key={seen.request?.id ?? "none"}
          connection={connection}
          draft={draft}
          seen={seen}
          onCancelled={() => setSeen(null)}
        />
      )}
    </>
  );
}
