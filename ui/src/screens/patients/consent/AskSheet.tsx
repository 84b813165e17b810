import { type FormEvent, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import type { ConsentMetric, ConsentsView, PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { parts } from "../../../messages/parts";
import { FormEnd } from "../../../parts/FormEnd";
import { Icon } from "../../../parts/Icon";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { Tick } from "../../../parts/Tick";
import { useGuarded } from "../../visit/useGuarded";
import documents from "../documents/Documents.module.css";
import styles from "./Consent.module.css";

/** Asking a patient (CM-02): for what, what will happen, and whose record it is. Nothing is ticked beforehand. */
export function AskSheet({
  patient,
  view,
  onClose,
}: {
  patient: PatientView;
  view: ConsentsView;
  onClose: () => void;
}) {
  const all = useMessages(consents);
  const words = all.ask;
  const { check } = useMessages(parts);
  const format = useFormat();
  const { person } = patient;
  const ask = useAct("askForConsent");
  const [ticked, setTicked] = useState<ReadonlySet<ConsentMetric>>(new Set());
  // What is granted now is asked for with the rest: a new answer takes the place of the earlier one.
  const chosen = view.metrics
    .filter(({ metric, standing }) => standing === "granted" || ticked.has(metric))
    .map(({ metric }) => metric);
  const guard = useGuarded(`${person.key} ${chosen.join()}`, "ask");
  const who = person.number?.value ?? format.name(person.name);
  const off = chosen.length === 0 ? words.nothing : guard.checked === null ? check.title.ask : null;

  function tick(metric: ConsentMetric, on: boolean): void {
    const next = new Set(ticked);
    if (on) next.add(metric);
    else next.delete(metric);
    guard.clear();
    setTicked(next);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || guard.checked === null || ask.busy) return;
    const done = await ask.run({ patient: view.patient, metrics: chosen, checked: guard.checked });
    if (!done.ok) return;
    announce(words.asked);
    onClose();
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={documents.form}>
        <IdentityStrip person={person} />
        {ask.problem !== null && <Refusal problem={ask.problem} sentences={all.refusals} />}
        <fieldset className={styles.choices}>
          <legend>{words.which}</legend>
          {view.metrics.map(({ metric, standing }) =>
            standing === "granted" ? (
              <p key={metric} className={styles.kept}>
                <Icon name="check" />
                <span>
                  {all.metrics[metric]}: {words.granted}
                </span>
              </p>
            ) : (
              <Tick key={metric} ticked={ticked.has(metric)} onChange={(on) => tick(metric, on)}>
                {all.metrics[metric]}
              </Tick>
            ),
          )}
        </fieldset>
        <p>{words.opens}</p>
        <p>{words.who(who)}</p>
        <IdentifierCheck key={guard.key} person={person} act="ask" onChange={guard.setChecked} />
        <FormEnd
          act={words.act(who)}
          icon="external"
          busy={ask.busy}
          off={off}
          back={words.back}
          onBack={onClose}
        />
      </form>
    </Sheet>
  );
}
