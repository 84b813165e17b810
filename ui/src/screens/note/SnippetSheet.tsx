import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { useNavigation } from "../../frame/navigation";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { SnippetView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Sheet } from "../../parts/Sheet/Sheet";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import styles from "./SnippetSheet.module.css";
import { MARK } from "./snippets";

/** The clinic's texts in a list: typing narrows it, arrows move in it, Enter inserts. */
export function SnippetSheet({
  onInsert,
  onClose,
}: {
  onInsert: (text: string) => void;
  onClose: () => void;
}) {
  const words = useMessages(area).snippets;
  const queries = useQueries();
  const { go } = useNavigation();
  const read = useQuery(queries.snippets());
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const looked = typed.trim().toLowerCase().replace(/^\./u, "");
  const found = (read.data ?? []).filter(
    (each) => each.abbreviation.toLowerCase().startsWith(looked) || each.text.toLowerCase().includes(looked),
  );
  const here = Math.min(at, found.length - 1);
  const take = (snippet: SnippetView | undefined) => {
    if (snippet === undefined) return;
    onInsert(snippet.text);
  };

  function move(event: KeyboardEvent): void {
    const to: Partial<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: found.length - 1,
    };
    if (event.key === "Enter") {
      event.preventDefault();
      take(found[here]);
      return;
    }
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(found.length - 1, wanted)));
  }

  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <Button size="large" onPress={() => go("settings")}>
            {words.set}
          </Button>
          <Button
            size="large"
            variant="primary"
            off={found.length === 0 ? words.none : null}
            onPress={() => take(found[here])}
          >
            {words.insert}
          </Button>
        </>
      }
    >
      <Field
        label={words.find}
        hint={words.hint}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setAt(0);
        }}
        onKeyDown={move}
        autoFocus
      />
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <LoadingBars waitsFor={words.title} />
      ) : (
        <div className={styles.list} role="listbox" aria-label={words.title} id={id}>
          {found.map((snippet, place) => (
            <div
              key={snippet.abbreviation}
              role="option"
              tabIndex={-1}
              aria-selected={place === here}
              className={styles.one}
              onPointerDown={(event) => {
                event.preventDefault();
                take(snippet);
              }}
            >
              <code className={styles.abbreviation}>
                {MARK}
                {snippet.abbreviation}
              </code>
              <span className={styles.text}>{snippet.text}</span>
            </div>
          ))}
        </div>
      )}
      <p className="heard" aria-live="polite">
        {found[here] === undefined ? words.none : `${found[here].abbreviation}: ${found[here].text}`}
      </p>
      {read.data !== undefined && found.length === 0 && <p className={styles.none}>{words.none}</p>}
    </Sheet>
  );
}
