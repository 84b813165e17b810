import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import { announce } from "../frame/announcer";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import styles from "./FocusLine.module.css";
import { nearestTime, nextTime } from "./focusAt";
import { LEFT, RIGHT } from "./layout";
import type { Graph } from "./series";
import { metAt, spokenAt, type TimeText } from "./spoken";
import type { Window } from "./windows";

/** How long the line must rest before it is said. */
const REST = 350;
const DAY = 86_400;

/** What may be asked of the line from outside. */
export interface FocusHandle {
  step: (direction: -1 | 1) => void;
  focus: () => void;
}

/**
 * The one line over all graphs of a stack (GTAB-057). It is moved by the mouse and by keys, from reading to reading, and
 * says in words what it meets. A move writes to the page directly: nothing is rendered and nothing is drawn anew.
 */
export function FocusLine({
  graphs,
  window,
  tolerance,
  area,
  handle,
  time,
  onLeave,
}: {
  graphs: readonly Graph[];
  window: Window;
  tolerance: number;
  /** The element that holds the plots; each plot has an element with `data-reading` for its text. */
  area: RefObject<HTMLDivElement | null>;
  handle: RefObject<FocusHandle | null>;
  time: TimeText;
  /** The line wants to stand at a time that is out of view. */
  onLeave: (at: number) => void;
}) {
  const words = useMessages(charts);
  const line = useRef<HTMLDivElement>(null);
  const at = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const place = useCallback(
    (to: number | null) => {
      const [element, plots] = [line.current, area.current];
      if (element === null || plots === null) return;
      const shown = to !== null && to >= window.from && to < window.until ? to : null;
      const width = plots.clientWidth - LEFT - RIGHT;
      const x = shown === null ? 0 : LEFT + ((shown - window.from) / (window.until - window.from)) * width;
      element.style.transform = `translateX(${x}px)`;
      element.dataset.placed = String(shown !== null);
      element.setAttribute("aria-valuenow", String(Math.round(shown ?? window.from)));
      element.setAttribute("aria-valuetext", shown === null ? words.focus.off : time(shown));
      const readings = plots.querySelectorAll<HTMLElement>("[data-reading]");
      readings.forEach((reading, which) => {
        const graph = graphs[which];
        const met =
          shown === null || graph === undefined ? null : metAt(graph, shown, tolerance, words, time);
        // The first graph carries the time of the line, whether it has a reading or not.
        const notes = [...(which === 0 && shown !== null ? [time(shown)] : []), ...(met?.notes ?? [])];
        reading.hidden = met === null && notes.length === 0;
        (reading.firstElementChild as HTMLElement).textContent = met?.value ?? "";
        (reading.lastElementChild as HTMLElement).textContent = notes.join(", ");
        // Beside the line, on the other side where the left has no room.
        const size = reading.offsetWidth;
        reading.style.transform = `translateX(${x - size - 8 < 0 ? x + 8 : x - size - 8}px)`;
      });
    },
    [area, graphs, window, tolerance, words, time],
  );

  const say = useCallback(
    (to: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => announce(spokenAt(graphs, to, tolerance, words, time)), REST);
    },
    [graphs, tolerance, words, time],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  const goTo = useCallback(
    (to: number | null) => {
      if (to === null) {
        announce(words.focus.none);
        return;
      }
      at.current = to;
      if (to < window.from || to >= window.until) onLeave(to);
      else place(to);
      say(to);
    },
    [onLeave, place, say, window, words],
  );

  // A new window, or new readings: the line stands where it stood, or leaves with what it stood at.
  useEffect(() => {
    if (at.current !== null && (at.current < window.from || at.current >= window.until)) at.current = null;
    place(at.current);
    const plots = area.current;
    if (plots === null) return;
    const observer = new ResizeObserver(() => place(at.current));
    observer.observe(plots);
    return () => observer.disconnect();
  }, [place, window, area]);

  const series = useCallback(() => graphs.map((graph) => graph.series), [graphs]);
  const step = useCallback(
    (direction: -1 | 1) => {
      const from = at.current ?? (direction === 1 ? window.from - 1e-6 : window.until);
      goTo(nextTime(series(), from, direction));
    },
    [goTo, series, window],
  );
  useImperativeHandle(handle, () => ({ step, focus: () => line.current?.focus() }), [step]);

  useEffect(() => {
    const plots = area.current;
    if (plots === null) return;
    let waiting = false;
    let x = 0;
    const move = (event: PointerEvent) => {
      x = event.clientX;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const box = plots.getBoundingClientRect();
        const share = (x - box.left - LEFT) / (box.width - LEFT - RIGHT);
        if (share < 0 || share > 1) return;
        const pointed = window.from + share * (window.until - window.from);
        const nearest = nearestTime(series(), pointed, window.from, window.until);
        if (nearest === null || nearest === at.current) return;
        at.current = nearest;
        place(nearest);
      });
    };
    plots.addEventListener("pointermove", move);
    return () => plots.removeEventListener("pointermove", move);
  }, [area, place, series, window]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = series();
    const now = at.current ?? window.until;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      Home: () => goTo(nearestTime(all, window.from, window.from, window.until)),
      End: () => goTo(nearestTime(all, window.until, window.from, window.until)),
      PageUp: () => goTo(nextTime(all, now - DAY + 1, -1) ?? nextTime(all, Number.NEGATIVE_INFINITY, 1)),
      PageDown: () => goTo(nextTime(all, now + DAY - 1, 1) ?? nextTime(all, Number.POSITIVE_INFINITY, -1)),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  return (
    <div
      ref={line}
      className={styles.line}
      role="slider"
      tabIndex={0}
      aria-label={words.focus.label}
      aria-description={words.focus.how}
      aria-orientation="horizontal"
      aria-valuemin={Math.round(window.from)}
      aria-valuemax={Math.round(window.until)}
      aria-valuenow={Math.round(window.from)}
      aria-valuetext={words.focus.off}
      title={words.focus.how}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (at.current === null) goTo(nearestTime(series(), window.until, window.from, window.until));
      }}
    />
  );
}
