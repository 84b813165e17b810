import { useEffect, useRef, useState } from "react";
import { announce } from "../../../frame/announcer";
import { useAct } from "../../../host/HostContext";
import { useMessages } from "../../../messages/area";
import { recordings } from "../../../messages/recordings";

/**
 * Lets go of a recording as soon as it is no longer the one that is open: a part of it stands in the host's memory. Where
 * that fails it is said, and gives the way to try again; `null` while nothing is held that should not be.
 */
export function useLetGo(open: string | null): (() => void) | null {
  const { held: words } = useMessages(recordings).opened;
  const { run } = useAct("closeRecording");
  const [held, setHeld] = useState<string | null>(null);
  const close = async (recording: string): Promise<void> => {
    const done = await run(recording);
    setHeld(done.ok ? null : recording);
    // Whoever has left the screen by then hears it.
    if (!done.ok) announce(words.title, "assertive");
  };
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (open === null) return;
    return () => void latest.current(open);
  }, [open]);
  return held === null || held === open ? null : () => void close(held);
}
