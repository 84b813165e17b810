import { useSyncExternalStore } from "react";

/**
 * One clock for the whole page. A component that shows an age subscribes with a function from "now" to its text and is
 * rendered again only when that text changes: nothing else moves when time passes. The clock stops while nobody looks.
 */
const listeners = new Set<() => void>();
let current = Date.now();
let timer: ReturnType<typeof setTimeout> | null = null;

function tick(): void {
  current = Date.now();
  schedule();
  for (const listener of [...listeners]) listener();
}

function schedule(): void {
  timer = document.hidden ? null : setTimeout(tick, 1000 - (Date.now() % 1000));
}

function stop(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
}

function onVisibility(): void {
  stop();
  if (listeners.size > 0) tick();
}

/** Calls back once a second while the page can be seen; answers with a way to stop. */
export function onTick(listener: () => void): () => void {
  if (listeners.size === 0) {
    current = Date.now();
    document.addEventListener("visibilitychange", onVisibility);
    schedule();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      stop();
      document.removeEventListener("visibilitychange", onVisibility);
    }
  };
}

/** The clock's present second. */
export function now(): number {
  if (listeners.size === 0) current = Date.now();
  return current;
}

/** A value derived from the time; renders again only when the value changes, so it must be a primitive. */
export function useTick<Value extends string | number | boolean | null>(read: (now: number) => Value): Value {
  return useSyncExternalStore(onTick, () => read(now()));
}
