import { type RefObject, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useHost } from "../host/HostContext";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import { announce } from "./announcer";
import styles from "./LockWarning.module.css";

/** Between two words to the host that somebody is there. */
const PAUSE = 5_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/**
 * Tells the host that somebody is there, and says half a minute before the console locks that it will; any touch keeps it
 * open (WCAG 2.2.1), but for the end of the longest time at the desk, which only signing in begins anew. It stands above
 * whatever is open.
 */
export function LockWarning() {
  const host = useHost();
  const words = useMessages(frame).lockSoon;
  const [seconds, setSeconds] = useState<number | null>(null);
  const [canStay, setCanStay] = useState(true);
  const place = useRef("");
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const touch = (event: Event) => {
      if (event.type === "pointermove" && !moved(event as PointerEvent, place)) return;
      const warned = seconds !== null && canStay;
      if (!warned && event.timeStamp - last < PAUSE) return;
      last = event.timeStamp;
      if (warned) setSeconds(null);
      // A host that does not hear it locks: nothing that was typed is lost by that.
      void host.touched().catch(() => null);
    };
    for (const sign of SIGNS) document.addEventListener(sign, touch, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, touch, { capture: true });
    };
  }, [host, seconds, canStay]);
  useEffect(() => {
    const listening = host.onLockSoon((soon) => {
      setSeconds(soon.seconds);
      setCanStay(soon.canStay);
      announce(words.title(soon.seconds), "assertive");
    });
    return () => void listening.then((stop) => stop());
  }, [host, words]);
  useEffect(() => {
    if (seconds === null) return;
    const timer = setTimeout(() => setSeconds(seconds > 1 ? seconds - 1 : null), 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  if (seconds === null) return null;
  return createPortal(
    <div className={styles.warning} data-react-aria-top-layer="true">
      <Icon name="lock" />
      <p>
        <b>{words.title(seconds)}</b> {canStay ? words.text : words.ends}
      </p>
      {canStay && (
        <Button variant="primary" onPress={() => setSeconds(null)}>
          {words.stay}
        </Button>
      )}
    </div>,
    document.body,
  );
}

/** Whether a hand moved the pointer: a page that changes under a pointer at rest is told of a move as well. */
function moved({ screenX, screenY }: PointerEvent, place: RefObject<string>): boolean {
  const now = `${screenX} ${screenY}`;
  const is = place.current !== now;
  place.current = now;
  return is;
}
