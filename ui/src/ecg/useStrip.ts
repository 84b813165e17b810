import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { dateOf } from "../format/date";
import { timeWithSeconds } from "../format/time";
import { useLanguage } from "../messages/area";
import type { Seen } from "./seen";
import type { Beats, ReadColumns, SignalFacts } from "./signal";
import { Strip } from "./strip";

/** The drawing of one recording, and what the page knows of it. */
export function useStrip(
  facts: SignalFacts,
  read: ReadColumns,
  beats: Beats | null,
  root: RefObject<HTMLElement | null>,
): { strip: Strip; seen: Seen } {
  // The newest way to read is asked, though the drawing stays.
  const latest = useRef(read);
  useLayoutEffect(() => {
    latest.current = read;
  });
  const [strip] = useState(() => new Strip(facts, (...question) => latest.current(...question)));
  useEffect(() => (root.current === null ? undefined : strip.mount(root.current)), [strip, root]);
  useEffect(() => strip.setBeats(beats), [strip, beats]);
  const language = useLanguage();
  useEffect(() => {
    const { clock } = strip;
    // Of a recording that begins nobody knows when, no day has a date.
    strip.setDay((instant) =>
      clock.known ? dateOf(instant, clock.zone, language) : timeWithSeconds(instant, clock.zone, language),
    );
  }, [strip, language]);
  const seen = useSyncExternalStore(strip.subscribe, strip.seen);
  return { strip, seen };
}
