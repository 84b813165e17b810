import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useQueries } from "../../../host/HostContext";
import type { Duplicate, FieldChange, PersonView, Problem, TwoIdentifiers } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Button } from "../../../parts/Button";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { NoteBar } from "../../../parts/NoteBar";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { Changes } from "./Changes";
import styles from "./Review.module.css";

/** What has to be seen before a change of a record is kept: whose, before and after, what will happen. */
export function Review({
  person,
  operation,
  changes,
  others,
  busy,
  problem,
  onBack,
  onSend,
}: {
  person: PersonView;
  operation: string;
  changes: readonly FieldChange[];
  /** People known here who would have the same number, or the same name and birth date. */
  others: readonly Duplicate[];
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onSend: (checked: TwoIdentifiers) => void;
}) {
  const words = useMessages(records);
  const format = useFormat();
  const queries = useQueries();
  const undo = useQuery(queries.settings()).data?.undoSeconds ?? 0;
  const family = person.name.family ?? "";
  const namesakes = useQuery({ ...queries.searchPatients(family), enabled: family !== "" }).data;
  const namesake = namesakes?.hits.find((hit) => hit.person.key === person.key)?.sameName != null;
  const [checked, setChecked] = useState<TwoIdentifiers | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  function send(event: FormEvent): void {
    event.preventDefault();
    if (checked !== null && !busy) onSend(checked);
  }

  return (
    <form className={styles.review} onSubmit={send} aria-label={words.review.title}>
      <h2 tabIndex={-1} ref={heading}>
        {words.review.title}
      </h2>
      <IdentityStrip person={person} />
      <Changes of={changes} />
      {others.map((one) => (
        <NoteBar
          key={one.person.key}
          tone="warn"
          boxed
          title={words.review.alike(format.name(one.person.name))}
        >
          {words.register.review.same[one.same]} {words.review.alikeText}
        </NoteBar>
      ))}
      <p className={styles.happens}>{words.review.happens(operation, format.seconds(undo))}</p>
      {problem !== null && <Refusal problem={problem} sentences={words.refusals} />}
      <IdentifierCheck person={person} act="change" namesake={namesake} onChange={setChecked} />
      <div className={styles.acts}>
        <Button
          type="submit"
          variant="primary"
          size="large"
          off={checked === null ? words.review.check : null}
          busy={busy}
        >
          {words.review.send}
        </Button>
        <Button size="large" onPress={onBack}>
          {words.review.back}
        </Button>
      </div>
    </form>
  );
}
