import { useEffect, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useHost } from "../host/HostContext";

/**
 * What is typed and not yet in the ledger, when the console is about to be locked. Whoever holds something keeps it now;
 * the host is told when all of it is kept, and locks a second later in any case.
 */
const keepers = new Set<() => Promise<unknown>>();

const forgetters = new Set<() => void>();

/** Forgets something when another person sits down than the one who left. */
export function forgetForAnother(forget: () => void): void {
  forgetters.add(forget);
}

/** Another person sits down: what the one before could not keep is not theirs to keep. */
export function anotherPerson(): void {
  for (const forget of forgetters) forget();
}

const settlers = new Set<() => void>();

/**
 * A field in which something whole is typed and has not been left yet takes it as if it were left, before anything is kept.
 * What is typed by half must not be settled: it could come back as something else than was meant.
 */
export function useSettleBeforeLock(settle: () => void): void {
  const latest = useRef(settle);
  useLayoutEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    const now = () => latest.current();
    settlers.add(now);
    return () => void settlers.delete(now);
  }, []);
}

/** Keeps something before the console is locked, for as long as the component is shown. */
export function useKeepBeforeLock(keep: () => Promise<unknown>): void {
  useEffect(() => {
    keepers.add(keep);
    return () => void keepers.delete(keep);
  }, [keep]);
}

/** Answers the host's question before it locks. */
export function useLockAsked(): void {
  const host = useHost();
  useEffect(() => {
    const stop = host.onLockAsked(() => {
      flushSync(() => {
        for (const settle of settlers) settle();
      });
      const kept = Promise.allSettled([...keepers].map((keep) => keep()));
      // A host that does not hear it locks a second later.
      void kept.then(() => host.readyToLock()).catch(() => null);
    });
    return () => void stop.then((unlisten) => unlisten());
  }, [host]);
}
