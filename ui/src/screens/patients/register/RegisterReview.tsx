import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useQueries } from "../../../host/HostContext";
import type { Problem, RecordReview } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Button } from "../../../parts/Button";
import { Refusal } from "../../../parts/Refusal";
import { Tick } from "../../../parts/Tick";
import { Changes } from "../edit/Changes";
import styles from "../edit/Review.module.css";
import { Duplicates } from "./Duplicates";

/** What has to be seen before a registration is kept: the record, who may be the same person, what cannot be asked. */
export function RegisterReview({
  review,
  name,
  busy,
  problem,
  onBack,
  onSend,
}: {
  review: RecordReview;
  name: string;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onSend: (notTheSame: string[]) => void;
}) {
  const words = useMessages(records);
  const own = words.register.review;
  const format = useFormat();
  const queries = useQueries();
  const undo = useQuery(queries.settings()).data?.undoSeconds ?? 0;
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());
  const [readBack, setReadBack] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const open = review.duplicates.some((one) => one.taken || !others.has(one.person.key ?? ""));
  const off = open || !readBack ? own.off : null;

  function send(event: FormEvent): void {
    event.preventDefault();
    if (off === null && !busy) onSend([...others]);
  }

  return (
    <form className={styles.review} onSubmit={send} aria-label={own.title}>
      <h2 tabIndex={-1} ref={heading}>
        {own.title}
      </h2>
      <Changes of={review.changes} />
      <Duplicates
        of={review.duplicates}
        ticked={others}
        onTick={(key, on) => {
          const next = new Set(others);
          if (on) next.add(key);
          else next.delete(key);
          setOthers(next);
        }}
      />
      <p className={styles.happens}>{words.register.cannotAsk}</p>
      <p className={styles.happens}>{own.happens(format.seconds(undo))}</p>
      {problem !== null && <Refusal problem={problem} sentences={words.refusals} />}
      <Tick ticked={readBack} onChange={setReadBack}>
        {own.readBack}
      </Tick>
      <div className={styles.acts}>
        <Button type="submit" variant="primary" size="large" off={off} busy={busy}>
          {own.send(name)}
        </Button>
        <Button size="large" onPress={onBack}>
          {words.review.back}
        </Button>
      </div>
    </form>
  );
}
