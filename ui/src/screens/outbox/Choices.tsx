import { useId } from "react";
import type { IntentChoice, IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { Field } from "../../parts/Field";
import { TypedAgain } from "../../parts/TypedAgain";
import styles from "./IntentPanel.module.css";
import type { DecisionState } from "./useDecision";

/** What a person can do about an intent, each choice with its consequence under it. */
export function Choices({ intent, decision }: { intent: IntentView; decision: DecisionState }) {
  const words = useMessages(outbox);
  const name = useId();
  const { chosen } = decision;
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.question}>{words.panel.choose}</legend>
      {intent.choices.map((choice) => (
        <label key={choice} className={styles.choice}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            checked={chosen === choice}
            onChange={() => decision.choose(choice)}
            aria-describedby={`${name}-${choice}`}
          />
          <b>{words.choices[choice]}</b>
          <span className={styles.consequence} id={`${name}-${choice}`}>
            {consequence(choice, intent, words)}
          </span>
        </label>
      ))}
      {chosen === "enterId" && <TypedAgain form={decision.form} />}
      {chosen === "enterId" && (
        <Field
          label={intent.act === "orderReport" ? words.panel.reportId : words.panel.vendorId}
          hint={intent.act === "orderReport" ? words.panel.reportIdHint : words.panel.vendorIdHint}
          value={decision.vendorId}
          required
          mono
          inputMode={intent.act === "orderReport" ? undefined : "numeric"}
          error={decision.wrong}
          onChange={decision.typeVendorId}
        />
      )}
    </fieldset>
  );
}

function consequence(choice: IntentChoice, intent: IntentView, words: (typeof outbox)["en"]): string {
  if (choice === "withdraw" && (intent.state === "queued" || intent.state === "rejected")) {
    return words.harmless[intent.state][intent.act];
  }
  return words.consequences[choice][intent.act];
}
