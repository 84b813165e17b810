import { useEffect, useState } from "react";
import { useHost } from "../host/HostContext";

/**
 * Leaving a screen on which something typed has not been sent. Whatever leads away, another screen, Esc, the window's own
 * close button, is passed to the screen first, which asks the person; nothing else in the page decides it.
 */
type Ask = (leave: () => void) => void;

let asks: Ask | null = null;

/** Does something that leaves the screen, after the screen has asked if it must. */
export function leave(go: () => void): void {
  if (asks === null) go();
  else asks(go);
}

/** Somebody wants to leave, and has not been answered. */
export interface Leaving {
  /** Goes where they wanted. */
  go: () => void;
  /** Stays here. */
  stay: () => void;
}

/** Lets the screen be asked before it is left, for as long as it holds something; what it was asked, until it is answered. */
export function useAskBeforeLeaving(holds: boolean): Leaving | null {
  const host = useHost();
  const [way, setWay] = useState<{ go: () => void } | null>(null);
  useEffect(() => {
    if (!holds) return;
    const ask: Ask = (go) => setWay({ go });
    asks = ask;
    // A window that cannot be held closes at once: the draft of a note is on the disk, a form has to be typed again.
    void host.holdClose(true).catch(() => null);
    return () => {
      if (asks === ask) asks = null;
      void host.holdClose(false).catch(() => null);
    };
  }, [host, holds]);
  if (way === null) return null;
  return {
    go: way.go,
    stay: () => {
      setWay(null);
      // The window asks once; the person stays, so that it asks again the next time.
      void host.holdClose(true).catch(() => null);
    },
  };
}

/** Passes the wish to close the window to the screen; where nothing is to be asked, the program ends. */
export function useCloseAsked(): void {
  const host = useHost();
  useEffect(() => {
    const stop = host.onCloseAsked(() => leave(() => void host.quit()));
    return () => void stop.then((unlisten) => unlisten());
  }, [host]);
}
