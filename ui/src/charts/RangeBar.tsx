import type { RefObject } from "react";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { Button } from "../parts/Button";
import { people as grouped } from "../parts/PatientPicker/people";
import { Segments } from "../parts/Segments";
import { Tick } from "../parts/Tick";
import type { FocusHandle } from "./FocusLine";
import styles from "./RangeBar.module.css";
import { RANGES, type Range } from "./windows";

/** Readings of all graphs that lie outside the window (GTAB-078). */
export interface OutOfView {
  earlier: number;
  later: number;
}

/** The range in words and every way to change it, and the buttons of the focus line. */
export function RangeBar({
  range,
  onRange,
  title,
  dates,
  out,
  atLatest,
  onShift,
  onLatest,
  focus,
  tolerance,
  values,
  lines,
  onTable,
  returned,
}: {
  range: Range;
  onRange: (range: Range) => void;
  /** "Last 14 days". */
  title: string;
  /** The first and the last day, and the zone. */
  dates: string;
  out: OutOfView;
  atLatest: boolean;
  onShift: (direction: -1 | 1) => void;
  onLatest: () => void;
  focus: RefObject<FocusHandle | null>;
  tolerance: string;
  values: { on: boolean; off: string | null; set: (on: boolean) => void };
  lines: { on: boolean; set: (on: boolean) => void };
  onTable: () => void;
  /** Back from the table. */
  returned: boolean;
}) {
  const words = useMessages(charts);
  const told = (count: number) => (count === 0 ? null : words.readings(count, grouped(count)));
  const { earlier, later } = out;
  return (
    <div className={styles.bar}>
      <Segments
        label={words.range.label}
        labelShown={false}
        value={range}
        options={RANGES.map((id) => ({ id, text: words.ranges[id].short }))}
        onChange={onRange}
      />
      <div className={styles.pair}>
        <Button icon="left" off={earlier === 0 ? words.range.noEarlier : null} onPress={() => onShift(-1)}>
          {words.range.earlier}
        </Button>
        <Button
          icon="right"
          off={later === 0 && atLatest ? words.range.noLater : null}
          onPress={() => onShift(1)}
        >
          {words.range.later}
        </Button>
        {/* Always there, so that nothing moves under the pointer when a window is left. */}
        <Button variant="quiet" off={atLatest ? words.range.atLatest : null} onPress={onLatest}>
          {words.range.latest}
        </Button>
      </div>
      <p className={styles.words}>
        <b>{title}</b> {dates}
        {(earlier > 0 || later > 0) && (
          <span className={styles.out}>{words.range.out(told(earlier), told(later))}</span>
        )}
      </p>
      <div className={styles.tools}>
        <Tick ticked={lines.on} onChange={lines.set}>
          {words.lines}
        </Tick>
        <Button pressed={values.on} off={values.off} onPress={() => values.set(!values.on)}>
          {words.values.show}
        </Button>
        <span className={styles.focus} title={words.focus.tolerance(tolerance)}>
          {words.focus.label}
        </span>
        <div className={styles.pair}>
          <Button icon="left" label={words.focus.back} onPress={() => focus.current?.step(-1)} />
          <Button icon="right" label={words.focus.forward} onPress={() => focus.current?.step(1)} />
        </div>
        <Button icon="lines" keyCap="T" autoFocus={returned} onPress={onTable}>
          {words.table.open}
        </Button>
      </div>
    </div>
  );
}
