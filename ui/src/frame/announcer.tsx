import { useSyncExternalStore } from "react";

/**
 * What is said to assistive technology without moving the focus (WCAG 4.1.3). One polite and one assertive region stand
 * in the page from the start; a repeated sentence is said again, because its element is replaced.
 */
interface Said {
  polite: string;
  assertive: string;
  count: number;
}

let said: Said = { polite: "", assertive: "", count: 0 };
const listeners = new Set<() => void>();

/** Says a sentence. Assertive is for what must interrupt: a refused act, a lost connection. */
export function announce(sentence: string, how: "polite" | "assertive" = "polite"): void {
  said = { ...said, [how]: sentence, count: said.count + 1 };
  for (const listener of [...listeners]) listener();
}

/** Takes back what was said: it may name a patient, and nobody sits here any more. */
export function silence(): void {
  said = { polite: "", assertive: "", count: said.count + 1 };
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The two regions; stands once in the page. */
export function Announcer() {
  const { polite, assertive, count } = useSyncExternalStore(subscribe, () => said);
  return (
    <>
      <div className="heard" aria-live="polite">
        <span key={count}>{polite}</span>
      </div>
      <div className="heard" aria-live="assertive">
        <span key={count}>{assertive}</span>
      </div>
    </>
  );
}
