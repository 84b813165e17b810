import { useEffect } from "react";
import { useAct } from "../../host/HostContext";

/** Reads the note from the vendor when it is opened, and again on request; what is on screen stays meanwhile. */
export function useReading(visit: string) {
  const { busy, problem, run } = useAct("readNote");
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each note that is opened
  useEffect(() => void run(visit), [visit]);
  return { busy, problem, again: () => void run(visit) };
}

/** What `useReading` gives. */
export type Reading = ReturnType<typeof useReading>;
