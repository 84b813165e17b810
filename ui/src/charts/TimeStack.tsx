import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { announce } from "../frame/announcer";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { ViewState } from "../parts/ViewState";
import { densityOf } from "./density";
import { type FocusHandle, FocusLine } from "./FocusLine";
import { GraphPlot } from "./GraphPlot";
import { Legend } from "./Legend";
import { LEFT, RIGHT } from "./layout";
import { RangeBar } from "./RangeBar";
import { StackTable } from "./StackTable";
import { type Graph, sliceOf } from "./series";
import { TimeAxis } from "./TimeAxis";
import styles from "./TimeStack.module.css";
import { useDrawn } from "./useDrawn";
import { useBelow, useWidth } from "./useSize";
import { useTimes } from "./useTimes";
import { cityOf } from "./values";
import { nextRange, type Range, shifted, TOLERANCE, type Window, windowAt } from "./windows";

/**
 * Readings of one patient, stacked over one time axis, with one focus line over all (GTAB-057, GTAB-146). It is given its
 * data and knows no host. `T` shows the same readings as a table.
 */
export function TimeStack({
  graphs,
  zone,
  now,
  start = "14d",
}: {
  graphs: readonly Graph[];
  /** The patient's zone (IANA). */
  zone: string;
  /** Epoch milliseconds; a change within the same hour changes nothing. */
  now: number;
  /** The range it opens at. */
  start?: Range;
}) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const [range, setRange] = useState<Range>(start);
  /** The instant at the right end, in seconds; `null` follows the clock. */
  const [held, setHeld] = useState<number | null>(null);
  const [fitted, setFitted] = useState<ReadonlySet<string>>(new Set());
  const [values, setValues] = useState(false);
  const [lines, setLines] = useState(true);
  const [table, setTable] = useState(false);
  /** The table was shown: the focus goes back to the button that opens it. */
  const [returned, setReturned] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useRef<FocusHandle>(null);
  const width = useWidth(area);

  const hour = Math.floor(now / 3_600_000) * 3600;
  const window = useMemo(() => windowAt(range, held ?? hour, zone), [range, held, hour, zone]);
  const { drawn, keys, moveUp } = useDrawn(graphs, zone, hour);
  const atLatest = held === null;
  const datesOf = useCallback(
    (of: Range, { from, until }: Window) => {
      // Hours begin and end within a day.
      const [first, last] =
        of === "24hr" ? [times.moment(from), times.moment(until)] : [times.day(from), times.day(until - 1)];
      return words.range.from(first, last, cityOf(zone));
    },
    [times, words, zone],
  );
  const title = atLatest ? words.ranges[range].last : words.ranges[range].plain;
  const dates = datesOf(range, window);
  const out = useMemo(() => {
    const cut = drawn.map(({ series }) => ({ series, slice: sliceOf(series, window.from, window.until) }));
    return {
      earlier: cut.reduce((sum, { slice }) => sum + slice.from, 0),
      later: cut.reduce((sum, { series, slice }) => sum + series.start.length - slice.until, 0),
      dense: cut.every(
        ({ series, slice }) =>
          densityOf(series, slice, window, Math.max(1, width - LEFT - RIGHT)) !== "symbols",
      ),
    };
  }, [drawn, window, width]);
  const below = useBelow(scroller, area, drawn.length);

  const show = useCallback(
    (next: Range, at: number | null) => {
      // A window that ends with today follows the clock again.
      const latest = windowAt(next, hour, zone);
      const wanted = windowAt(next, at ?? hour, zone);
      const follows = wanted.until === latest.until;
      setRange(next);
      setHeld(follows ? null : (at ?? null));
      const told = words.ranges[next];
      announce(words.range.moved(follows ? told.last : told.plain, datesOf(next, wanted)));
    },
    [hour, zone, words, datesOf],
  );
  const shift = useCallback(
    (direction: -1 | 1) => show(range, shifted(range, held ?? hour, zone, direction)),
    [show, range, held, hour, zone],
  );
  /** The focus line goes to a reading out of view: the window that ends with it. */
  const reach = useCallback(
    (at: number) => {
      const { until } = windowAt(range, at, zone);
      setHeld(until === windowAt(range, hour, zone).until ? null : until - 1);
    },
    [range, hour, zone],
  );

  function showTable(on: boolean): void {
    setTable(on);
    if (!on) setReturned(true);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    // Letters look for an option there.
    if (event.key.length === 1 && target.closest("[role=listbox], [aria-haspopup=listbox]") !== null) return;
    const chosen = target instanceof HTMLInputElement && target.type === "radio";
    const acts: Record<string, () => void> = {
      t: () => showTable(!table),
      T: () => showTable(!table),
      "+": () => show(nextRange(range, -1), held),
      "-": () => show(nextRange(range, 1), held),
    };
    if (event.shiftKey && !chosen) {
      acts.ArrowLeft = () => shift(-1);
      acts.ArrowRight = () => shift(1);
    }
    if (table) acts.Escape = () => showTable(false);
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  if (graphs.length === 0)
    return (
      <ViewState icon="columns" title={words.table.empty}>
        {words.noMetric}
      </ViewState>
    );
  if (table)
    return (
      <section className={styles.stack} aria-label={words.stack} onKeyDown={onKeyDown}>
        <StackTable graphs={drawn} zone={zone} onClose={() => showTable(false)} />
      </section>
    );
  return (
    <section className={styles.stack} aria-label={words.stack} onKeyDown={onKeyDown}>
      <RangeBar
        range={range}
        onRange={(next) => show(next, held)}
        title={title}
        dates={dates}
        out={out}
        atLatest={atLatest}
        onShift={shift}
        onLatest={() => show(range, null)}
        focus={focus}
        tolerance={times.length(TOLERANCE[range])}
        values={{ on: values && !out.dense, off: out.dense ? words.values.off : null, set: setValues }}
        lines={{ on: lines, set: setLines }}
        onTable={() => showTable(true)}
        returned={returned}
      />
      <div ref={scroller} className={styles.scroller}>
        <div ref={area} className={styles.area}>
          {drawn.map((graph, place) => {
            const key = keys[place] as string;
            return (
              <GraphPlot
                key={key}
                graph={graph}
                range={range}
                window={window}
                width={width}
                zone={zone}
                title={`${title} ${dates}`}
                values={values}
                lines={lines}
                fitted={fitted.has(key)}
                onFit={(on) =>
                  setFitted(new Set([...fitted].filter((each) => each !== key).concat(on ? key : [])))
                }
                onUp={place === 0 ? null : () => moveUp(place)}
              />
            );
          })}
          <FocusLine
            graphs={drawn}
            window={window}
            tolerance={TOLERANCE[range]}
            area={area}
            handle={focus}
            time={times.moment}
            onLeave={reach}
          />
        </div>
        <TimeAxis range={range} window={window} zone={zone} />
        <Legend graphs={drawn} />
      </div>
      {below.length > 0 && <p className={styles.below}>{words.more(below.join(", "))}</p>}
    </section>
  );
}
