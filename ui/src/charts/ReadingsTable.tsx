import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { ViewState } from "../parts/ViewState";
import { contentHeight, scrollTo, topRow } from "../screens/reports/scaledScroll";
import { flagsOf } from "./flags";
import styles from "./ReadingsTable.module.css";
import { Source } from "./Sources";
import type { Graph } from "./series";
import { unitWord } from "./units";
import { useTimes } from "./useTimes";
import { cityOf, readingText } from "./values";

const ROW = 30;
/** Before it is measured. */
const VIEW = 600;

/**
 * All readings of a graph, newest first (GTAB-186): value, time, how it came and its marks in words. The page holds the
 * rows in sight only, however many there are; arrow keys, Page Up and Down, Home and End move.
 */
export function ReadingsTable({ graph, zone }: { graph: Graph; zone: string }) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(VIEW);
  const [scrolled, setScrolled] = useState(0);
  const [current, setCurrent] = useState(0);
  const { series } = graph;
  const total = series.start.length;
  const body = Math.max(ROW, view - ROW);
  const inSight = Math.max(1, Math.floor(body / ROW));
  const top = topRow(scrolled, total, ROW, body);
  const from = Math.floor(top);
  const until = Math.min(total, from + inSight + 2);
  const city = cityOf(zone);
  const byDay = series.end !== null;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setView(element.clientHeight || element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  if (total === 0)
    return (
      <ViewState icon="columns" title={words.table.empty}>
        {words.table.emptyText}
      </ViewState>
    );

  function goTo(row: number): void {
    const to = Math.max(0, Math.min(total - 1, row));
    setCurrent(to);
    const element = scroller.current;
    if (element === null) return;
    const target = to < top ? to : to >= top + inSight ? to - inSight + 1 : null;
    if (target === null) return;
    element.scrollTop = scrollTo(target, total, ROW, body);
    setScrolled(element.scrollTop);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.shiftKey) return;
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + inSight,
      PageUp: current - inSight,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  }

  const label = words.table.label(words.metrics[series.metric]);
  let dayBefore = "";
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <div style={{ height: contentHeight(total, ROW) + ROW }}>
        <div className={styles.sight} style={{ height: view }}>
          <table
            className={styles.grid}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with one tab stop, whose rows are chosen
            role="grid"
            aria-label={label}
            aria-rowcount={total + 1}
            aria-activedescendant={current >= from && current < until ? `${id}-${current}` : undefined}
            tabIndex={0}
            onKeyDown={onKeyDown}
          >
            <thead>
              <tr aria-rowindex={1}>
                <th scope="col" className={styles.time} aria-sort="descending">
                  {byDay ? words.table.day(city) : words.table.time(city)}
                </th>
                <th scope="col" className={styles.value}>
                  {words.table.value(unitWord(words, series.metric, series.unit))}
                </th>
                <th scope="col" className={styles.how}>
                  {words.table.how}
                </th>
                <th scope="col" className={styles.marks}>
                  {words.table.marks}
                </th>
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: until - from }, (_, at) => from + at).map((row) => {
                const index = total - 1 - row;
                const at = series.start[index] as number;
                const day = times.day(at);
                const repeated = day === dayBefore;
                dayBefore = day;
                const came =
                  graph.provenance?.(index) ?? (graph.sources.length === 1 ? graph.sources[0] : undefined);
                return (
                  <tr
                    // A row that left the sight is filled anew rather than made anew.
                    key={row % (inSight + 2)}
                    id={`${id}-${row}`}
                    aria-rowindex={row + 2}
                    aria-selected={row === current}
                    data-current={row === current || undefined}
                    onClick={() => setCurrent(row)}
                  >
                    <td className={styles.time}>
                      <span className={repeated ? styles.repeated : styles.day}>{day}</span>
                      {!byDay && times.clock(at)}
                    </td>
                    <td className={styles.value}>
                      <Aligned text={readingText(graph, index)} />
                    </td>
                    <td className={styles.how}>
                      {came === undefined || came === null ? words.table.unknown : <Source of={came} />}
                    </td>
                    <td className={styles.marks}>
                      {flagsOf(series.flags[index])
                        .map((flag) => words.flags[flag])
                        .join(", ")}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

/** A number whose point stands under the others'; what is not there is room, not an invented zero (GTAB-200 to 202). */
function Aligned({ text }: { text: string }) {
  const match = /^([^.]*)(\..*)?$/u.exec(text);
  return (
    <span className={styles.aligned}>
      <span className={styles.whole}>{match?.[1] ?? text}</span>
      <span className={styles.rest}>{match?.[2] ?? ""}</span>
    </span>
  );
}
