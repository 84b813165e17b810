import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { announce } from "../../frame/announcer";
import { useNavigation } from "../../frame/navigation";
import { useAct, useQueries } from "../../host/HostContext";
import type { Decision, IntentChoice, IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import styles from "./IntentPanel.module.css";

/**
 * What a person can do about an intent, each with its consequence under it. The host names the choices, safest first;
 * nothing is chosen beforehand where choosing wrongly could make a second booking.
 */
export function Choices({ intent }: { intent: IntentView }) {
  const words = useMessages(outbox);
  const queries = useQueries();
  const { go } = useNavigation();
  const who = useQuery(queries.whoAmI()).data;
  const act = useAct("decide");
  const name = useId();
  const safest = intent.choices[0];
  const [chosen, setChosen] = useState<IntentChoice | null>(
    safest === "keepLooking" || intent.choices.length === 1 ? (safest ?? null) : null,
  );
  const [vendorId, setVendorId] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  if (intent.choices.length === 0) {
    return <footer className={styles.foot}>{words.panel.nothing}</footer>;
  }
  const may = who === undefined || who.roles.some((role) => role === "frontDesk" || role === "clinician");

  async function decide(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen === null || act.busy || !may) return;
    if (chosen === "correct") {
      if (intent.act === "book") go("booking", { open: { intent: intent.id } });
      else go("board", { open: { visit: intent.visit } });
      return;
    }
    const typed = vendorId.trim();
    if (chosen === "enterId") {
      const error = typed === "" ? words.panel.vendorIdEmpty : /^\d+$/.test(typed) ? null : words.panel.vendorIdDigits;
      setWrong(error);
      if (error !== null) return;
    }
    const outcome = await act.run(decisionOf(chosen, intent.id, typed));
    if (outcome.ok) announce(words.choices[chosen]);
  }

  return (
    <form className={styles.foot} onSubmit={(event) => void decide(event)} noValidate>
      <fieldset className={styles.choices}>
        <legend className={styles.question}>{words.panel.choose}</legend>
        {intent.choices.map((choice) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              className={styles.radio}
              name={name}
              checked={chosen === choice}
              onChange={() => {
                act.reset();
                setChosen(choice);
              }}
              aria-describedby={`${name}-${choice}`}
            />
            <b>{words.choices[choice]}</b>
            <span className={styles.consequence} id={`${name}-${choice}`}>
              {consequence(choice, intent, words)}
            </span>
          </label>
        ))}
      </fieldset>
      {chosen === "enterId" && (
        <Field
          label={words.panel.vendorId}
          hint={words.panel.vendorIdHint}
          value={vendorId}
          required
          mono
          inputMode="numeric"
          error={wrong}
          onChange={(text) => {
            setVendorId(text);
            setWrong(null);
            act.reset();
          }}
        />
      )}
      {act.problem !== null && (
        <Refusal
          problem={act.problem}
          sentences={{
            intentMovedOn: words.panel.moved,
            otherVisit: words.panel.otherVisit,
            notANumber: words.panel.vendorIdDigits,
          }}
        />
      )}
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        busy={act.busy}
        off={may ? (chosen === null ? words.panel.choose : null) : words.panel.denied}
      >
        {chosen === null ? words.panel.decide : words.choices[chosen]}
      </Button>
      {!may && <p>{words.panel.denied}</p>}
    </form>
  );
}

function consequence(choice: IntentChoice, intent: IntentView, words: (typeof outbox)["en"]): string {
  if (choice === "withdraw" && (intent.state === "queued" || intent.state === "rejected")) {
    return words.harmless[intent.state][intent.act];
  }
  return words.consequences[choice][intent.act];
}

function decisionOf(choice: Exclude<IntentChoice, "correct">, intent: string, vendorId: string): Decision {
  return choice === "enterId" ? { choice, intent, vendorId } : { choice, intent };
}
