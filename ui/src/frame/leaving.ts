import { useEffect } from "react";
import { useHost } from "../host/HostContext";

/**
 * Leaving a screen on which something typed has not been sent. Whatever leads away, another screen, Esc, the window's own
 * close button, is passed to the screen first, which asks the person; nothing else in the page decides it.
 */
export type Ask = (leave: () => void) => void;

let asks: Ask | null = null;

/** Does something that leaves the screen, after the screen has asked if it must. */
export function leave(go: () => void): void {
  if (asks === null) go();
  else asks(go);
}

/** Lets the screen be asked before it is left, for as long as `ask` is not `null`. */
export function useAskBeforeLeaving(ask: Ask | null): void {
  const host = useHost();
  const held = ask !== null;
  useEffect(() => {
    if (ask === null) return;
    asks = ask;
    return () => {
      if (asks === ask) asks = null;
    };
  }, [ask]);
  useEffect(() => {
    if (!held) return;
    // A window that cannot be held closes at once, which loses nothing: the draft is on the disk.
    void host.holdClose(true).catch(() => null);
    return () => void host.holdClose(false).catch(() => null);
  }, [host, held]);
}

/** Passes the wish to close the window to the screen; where nothing is to be asked, the program ends. */
export function useCloseAsked(): void {
  const host = useHost();
  useEffect(() => {
    const stop = host.onCloseAsked(() => leave(() => void host.quit()));
    return () => void stop.then((unlisten) => unlisten());
  }, [host]);
}
