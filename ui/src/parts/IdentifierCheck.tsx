import { useState } from "react";
import { useFormat } from "../format/useFormat";
import type { PersonView, TwoIdentifiers } from "../host/types";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import { Alert } from "./Alert";
import styles from "./IdentifierCheck.module.css";
import { Tick } from "./Tick";

/** What the check guards. */
export type CheckedAct =
  | "join"
  | "book"
  | "cancel"
  | "change"
  | "link"
  | "save"
  | "attach"
  | "assign"
  | "remove"
  | "send"
  | "ask"
  | "forget"
  | "keep"
  | "takeOut";

type Which = "born" | "number" | "name";

/** Kinds of numbers that a vendor tells people by when it tells nothing else of them. */
const pseudonyms: readonly string[] = ["subjectNumber", "vendorId"];

/**
 * The two identifiers of a person that can be checked: birth date and number, the name where one is not known. Of whom
 * the vendor tells one number of its own and nothing else (a blinded trial, CareMonitor), that number alone.
 */
export function checkable(person: PersonView): Which[] {
  const known: Which[] = [];
  if (person.birthDate !== null) known.push("born");
  if (person.number !== null) known.push("number");
  if (known.length === 1 && person.name.family !== null) known.push("name");
  const alone = known.length === 1 && known[0] === "number" && pseudonyms.includes(person.number?.kind ?? "");
  return known.length === 2 || alone ? known : [];
}

/**
 * The two-identifier check before an act on a patient. A person reads the two values and ticks each; nothing is
 * ever ticked beforehand, which also serves the rule that it must not be when another patient of the list has the same
 * name. `onChange` is given what was ticked, exactly as the record has it, or `null` while one is missing: give the
 * component a `key` that holds the patient and the act, so that ticks never pass from one to another.
 */
export function IdentifierCheck({
  person,
  act,
  namesake = false,
  onChange,
}: {
  person: PersonView;
  act: CheckedAct;
  namesake?: boolean;
  onChange: (checked: TwoIdentifiers | null) => void;
}) {
  const words = useMessages(parts);
  const format = useFormat();
  const [ticked, setTicked] = useState<ReadonlySet<Which>>(new Set());
  const needed = checkable(person);

  function tick(which: Which, on: boolean): void {
    const next = new Set(ticked);
    if (on) next.add(which);
    else next.delete(which);
    setTicked(next);
    onChange(
      needed.every((each) => next.has(each))
        ? {
            patient: person.key,
            birthDate: next.has("born") ? person.birthDate : null,
            number: next.has("number") ? (person.number?.value ?? null) : null,
            family: next.has("name") ? person.name.family : null,
          }
        : null,
    );
  }

  if (needed.length === 0) {
    return (
      <p className={styles.title}>
        <Alert kind="prohibited" label={words.warning} />
        <span>{words.check.impossible}</span>
      </p>
    );
  }
  const left = needed.filter((which) => !ticked.has(which)).length;
  return (
    <fieldset className={styles.check}>
      <legend className={styles.title}>
        <Alert kind="required" label={words.required} />
        <b>{words.check.title[act]}</b>
      </legend>
      {namesake && <p className={styles.hint}>{words.check.namesake}</p>}
      <div className={styles.ticks}>
        {needed.map((which) => (
          <Tick key={which} ticked={ticked.has(which)} onChange={(on) => tick(which, on)}>
            {which === "born" && words.check.born(format.fhirDate(person.birthDate))}
            {which === "number" &&
              words.check.number(words.numbers[person.number?.kind ?? "mrn"], person.number?.value ?? "")}
            {which === "name" && words.check.name(format.name(person.name))}
          </Tick>
        ))}
      </div>
      <p className="heard" aria-live="polite">
        {left === 0 ? words.check.done : words.check.left(left)}
      </p>
    </fieldset>
  );
}
