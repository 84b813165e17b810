import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Duplicate, Problem } from "../../../host/types";
import { Button } from "../../../parts/Button";
import { Refusal } from "../../../parts/Refusal";
import { Tick } from "../../../parts/Tick";
import styles from "../edit/Review.module.css";
import { Duplicates } from "./Duplicates";

/**
 * The last look before somebody is registered, at whatever vendor: what was typed, who may be the same person, and a tick
 * that it was read back. Nothing is sent while anybody who may be the same was not looked at.
 */
export function ReviewForm({
  words,
  facts,
  duplicates,
  happens,
  sentences,
  busy,
  problem,
  onBack,
  onSend,
}: {
  words: { title: string; readBack: string; off: string; send: string; back: string };
  /** What was typed. */
  facts: ReactNode;
  duplicates: readonly Duplicate[];
  /** What sending means. */
  happens: ReactNode;
  /** What to say of the host's refusals. */
  sentences: Readonly<Record<string, string>>;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onSend: (notTheSame: string[]) => void;
}) {
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());
  const [readBack, setReadBack] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const open = duplicates.some((one) => one.taken || !others.has(one.person.key ?? ""));
  const off = open || !readBack ? words.off : null;

  function send(event: FormEvent): void {
    event.preventDefault();
    if (off === null && !busy) onSend([...others]);
  }

  return (
    <form className={styles.review} onSubmit={send} aria-label={words.title}>
      <h2 tabIndex={-1} ref={heading}>
        {words.title}
      </h2>
      {facts}
      <Duplicates
        of={duplicates}
        ticked={others}
        onTick={(key, on) => {
          const next = new Set(others);
          if (on) next.add(key);
          else next.delete(key);
          setOthers(next);
        }}
      />
      {happens}
      {problem !== null && <Refusal problem={problem} sentences={sentences} />}
      <Tick ticked={readBack} onChange={setReadBack}>
        {words.readBack}
      </Tick>
      <div className={styles.acts}>
        <Button type="submit" variant="primary" size="large" off={off} busy={busy}>
          {words.send}
        </Button>
        <Button size="large" onPress={onBack}>
          {words.back}
        </Button>
      </div>
    </form>
  );
}
