import { useEffect } from "react";
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
      const kept = Promise.allSettled([...keepers].map((keep) => keep()));
      // A host that does not hear it locks a second later.
      void kept.then(() => host.readyToLock()).catch(() => null);
    });
    return () => void stop.then((unlisten) => unlisten());
  }, [host]);
}
