import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef } from "react";
import { type Calipers, type End, nearest } from "./calipers";
import { placeOf } from "./span";
import type { Strip } from "./strip";

/** What moves the trace and the calipers: pointer, wheel and keys. */
export interface Hands {
  plot: RefObject<HTMLDivElement | null>;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** On the overview, where arrow keys move the view though calipers are set. */
  onOverviewKeyDown: (event: KeyboardEvent) => void;
}

/** What the keys reach outside the drawing. */
export interface Reach {
  onGoTo: () => void;
  onCalipers: () => void;
  /** A key moved something: what is in view is to be said once it has come to rest. */
  onMoved: (what: "view" | "calipers" | "active") => void;
}

/** How near a pointer must come to a mark, in CSS pixels (WCAG 2.5.8). */
const REACH = 12;

/** What is held while a button is down: the paper, or one mark. */
type Held = { what: "paper"; x: number } | { what: "mark"; end: End };

export function useHands(strip: Strip, reach: Reach): Hands {
  const plot = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const latest = useRef(reach);
  useEffect(() => {
    latest.current = reach;
  });

  useEffect(() => {
    const element = plot.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      const steps = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      if (steps === 0) return;
      if (event.ctrlKey) {
        const x = (event.clientX - element.getBoundingClientRect().left) * strip.ratio - strip.gutter;
        strip.zoom(steps > 0 ? 1 : -1, Math.max(0, x));
      } else if (event.shiftKey || !scrolls(element) || event.deltaX !== 0) {
        // A wheel that counts lines turns by some forty pixels for each.
        strip.pan(Math.round(steps * (event.deltaMode === 1 ? 40 : 1) * strip.ratio));
      } else return;
      event.preventDefault();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [strip]);

  return useMemo(() => {
    const place = (event: PointerEvent<HTMLElement>) => {
      const { left, top } = event.currentTarget.getBoundingClientRect();
      return { x: (event.clientX - left) * strip.ratio, y: (event.clientY - top) * strip.ratio };
    };
    const moveMark = (end: End, lead: number, event: PointerEvent<HTMLElement>) => {
      const { calipers } = strip.seen();
      if (calipers === null) return;
      const { x, y } = place(event);
      const mark = strip.markAt(x, y);
      // A voltage of another lead is not to be compared with: the other mark takes this one's.
      const other = end === "a" ? "b" : "a";
      const left =
        lead === calipers.lead ? calipers[other] : { ...calipers[other], millivolts: mark.millivolts };
      strip.setCalipers({ lead, a: mark, b: mark, [other]: left }, end);
    };
    return {
      plot,
      onPointerDown(event) {
        if (event.button !== 0) return;
        const { calipers } = strip.seen();
        const { x } = place(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        const end = calipers === null ? null : endAt(strip, calipers, x);
        held.current = end === null ? { what: "paper", x: event.clientX } : { what: "mark", end };
      },
      onPointerMove(event) {
        const now = held.current;
        if (now === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        if (now.what === "mark") {
          moveMark(now.end, Number(event.currentTarget.dataset.lead), event);
          return;
        }
        const by = Math.round((now.x - event.clientX) * strip.ratio);
        if (by === 0) return;
        held.current = { what: "paper", x: now.x - by / strip.ratio };
        strip.pan(by);
      },
      onPointerUp(event) {
        held.current = null;
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          event.currentTarget.releasePointerCapture(event.pointerId);
      },
      onKeyDown: (event) =>
        take(event, {
          ...viewKeys(strip, latest.current, event, plot.current),
          ...markKeys(strip, latest.current, event),
        }),
      onOverviewKeyDown: (event) => take(event, viewKeys(strip, latest.current, event, plot.current)),
    } satisfies Hands;
  }, [strip]);
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.parentElement?.parentElement ?? null;
}

function scrolls(element: HTMLElement): boolean {
  const scroller = scrollerOf(element);
  return scroller !== null && scroller.scrollHeight > scroller.clientHeight + 1;
}

function endAt(strip: Strip, { a, b }: Calipers, x: number): End | null {
  const at = (time: number) => strip.gutter + placeOf(strip.span, time);
  return nearest(x, { a: at(a.time), b: at(b.time) }, REACH * strip.ratio);
}

/** What keys do. */
type Acts = Record<string, () => void>;

function take(event: KeyboardEvent, acts: Acts): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** Keys that move the view. */
function viewKeys(strip: Strip, reach: Reach, { shiftKey }: KeyboardEvent, plot: HTMLElement | null): Acts {
  const { scale } = strip.seen();
  const millimetre = Math.max(1, Math.round(strip.mm));
  const { width } = strip.span;
  const wide = scale.kind === "paper" ? 5 * millimetre : Math.max(1, Math.round(width / 20));
  const step = shiftKey ? millimetre : wide;
  const view = (act: () => void) => () => {
    act();
    reach.onMoved("view");
  };
  const pan = (by: number) => view(() => strip.pan(by));
  const zoom = (by: 1 | -1) => view(() => void strip.zoom(by));
  const scroll = (rows: number) => () =>
    scrollerOf(plot)?.scrollBy({ top: (rows * strip.rowPixels) / strip.ratio });
  return {
    ArrowLeft: pan(-step),
    ArrowRight: pan(step),
    ArrowUp: shiftKey ? view(() => strip.lift(1)) : scroll(-1),
    ArrowDown: shiftKey ? view(() => strip.lift(-1)) : scroll(1),
    PageUp: pan(-Math.round(width * 0.9)),
    PageDown: pan(Math.round(width * 0.9)),
    Home: view(() => strip.show(0)),
    End: view(() => strip.show(strip.duration)),
    "+": zoom(-1),
    "=": zoom(-1),
    "-": zoom(1),
    c: reach.onCalipers,
    g: reach.onGoTo,
  };
}

/** Keys that move the calipers, while they are set. */
function markKeys(strip: Strip, reach: Reach, { shiftKey }: KeyboardEvent): Acts {
  const { calipers, active } = strip.seen();
  if (calipers === null) return {};
  const by = shiftKey ? Math.max(1, Math.round(strip.mm)) : 1;
  const mark = (x: number, y: number) => () => {
    strip.nudge(x * by, y * by);
    reach.onMoved("calipers");
  };
  return {
    ArrowLeft: mark(-1, 0),
    ArrowRight: mark(1, 0),
    ArrowUp: mark(0, 1),
    ArrowDown: mark(0, -1),
    x: () => {
      strip.setCalipers(calipers, active === "a" ? "b" : "a");
      reach.onMoved("active");
    },
    l: () => {
      strip.nextLead();
      reach.onMoved("calipers");
    },
    Escape: reach.onCalipers,
  };
}
