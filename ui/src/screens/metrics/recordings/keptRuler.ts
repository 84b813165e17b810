import { useSyncExternalStore } from "react";
import type { Ruler } from "../../../ecg/ruler";

/**
 * The measure of this screen, for as long as the console runs: another monitor may stand there the next time, and a
 * measure that is not true is worse than none (X-ECG-06).
 */
let kept: Ruler | null = null;
const listeners = new Set<() => void>();

function keep(ruler: Ruler | null): void {
  kept = ruler;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The measure that was kept, and how to keep another; `null` removes it. */
export function useKeptRuler(): { kept: Ruler | null; keep: (ruler: Ruler | null) => void } {
  return { kept: useSyncExternalStore(subscribe, () => kept), keep };
}
