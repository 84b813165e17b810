import { type ReactNode, useRef } from "react";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { people as grouped } from "../parts/PatientPicker/people";
import table from "../screens/table.module.css";
import styles from "./BucketGraph.module.css";
import type { Bucket } from "./buckets";
import { lookOf, marksOf, type Scale } from "./metrics";
import { Sources } from "./Sources";
import type { Graph } from "./series";
import { useWidth } from "./useSize";
import { numberText } from "./values";

const HEIGHT = 170;
const SIDE = { left: 56, right: 16, top: 10, bottom: 26 };
/** The least room between two words below the axis. */
const APART = 60;

/**
 * Readings gathered by equal steps of the clock or the calendar: of each step a line from the lowest to the highest, or a
 * total over its whole width (GTAB-017). A step without a reading has none, and one beyond the scale is told. It is given
 * its data and knows no host; the same numbers stand in its table.
 */
export function BucketGraph({
  title,
  unit,
  graph,
  told,
  axis,
  columns,
  buckets,
  ticks,
  scale,
  totals = false,
  asTable,
  children,
}: {
  title: string;
  unit: { word: string; name: string };
  /** Its metric's colour, and how its readings came. */
  graph: Graph;
  /** Of what it is, from when to when. */
  told: string;
  axis: string;
  /** What the numbers are: the value, and what is counted. */
  columns: { value: string; count: string };
  buckets: readonly Bucket[];
  /** Words below the axis: at the edge before a step, or in the middle of each. */
  ticks: { at: "edges"; every: number } | { at: "middles"; text: (bucket: Bucket) => string };
  scale: Scale;
  /** Each is one number of its whole step, and no reading at some time in it. */
  totals?: boolean;
  /** The numbers are shown, and not only heard. */
  asTable: boolean;
  /** Notes below. */
  children?: ReactNode;
}) {
  const words = useMessages(charts);
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const step = Math.max(0, width - SIDE.left - SIDE.right) / buckets.length;
  const x = (at: number) => SIDE.left + at * step;
  const y = (value: number) =>
    SIDE.top + ((scale.high - value) / (scale.high - scale.low)) * (HEIGHT - SIDE.top - SIDE.bottom);
  const over = buckets.filter(({ most }) => (most ?? scale.low) > scale.high).length;
  const under = buckets.filter(({ least }) => (least ?? scale.high) < scale.low).length;
  const notes = [
    over > 0 && words.byClock.above(grouped(over), numberText(scale.high, 0)),
    under > 0 && words.byClock.below(grouped(under), numberText(scale.low, 0)),
  ].filter((note) => note !== false);
  const every = ticks.at === "edges" ? ticks.every : Math.max(1, Math.ceil(APART / Math.max(1, step)));
  return (
    <section className={styles.hours} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.name}>{title}</h3>
        <abbr className={styles.unit} title={unit.name}>
          {unit.word}
        </abbr>
        <Sources of={graph.sources} />
      </header>
      <p className={styles.range}>{told}</p>
      {!asTable && (
        <div ref={host} className={styles.plot}>
          <svg
            width={width}
            height={HEIGHT}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="img"
            aria-label={`${title}. ${axis}. ${told}`}
            data-colour={lookOf(graph.series.metric).colour}
          >
            {marksOf(scale).map((mark) => (
              <g key={mark}>
                <line
                  className={styles.grid}
                  x1={SIDE.left}
                  x2={width - SIDE.right}
                  y1={y(mark)}
                  y2={y(mark)}
                />
                <text className={styles.tick} x={SIDE.left - 8} y={y(mark) + 5} textAnchor="end">
                  {numberText(mark, 0)}
                </text>
              </g>
            ))}
            {Array.from({ length: Math.floor(buckets.length / every) + 1 }, (_, at) => at * every).map(
              (at) => (
                <line
                  key={at}
                  className={styles.grid}
                  x1={x(at)}
                  x2={x(at)}
                  y1={SIDE.top}
                  y2={HEIGHT - SIDE.bottom}
                />
              ),
            )}
            {ticks.at === "edges"
              ? Array.from({ length: buckets.length / every + 1 }, (_, at) => at * every).map((at) => (
                  <text
                    key={at}
                    className={styles.tick}
                    x={x(at)}
                    y={HEIGHT - 8}
                    textAnchor={at === 0 ? "start" : at === buckets.length ? "end" : "middle"}
                  >
                    {buckets[at % buckets.length]?.name}
                  </text>
                ))
              : buckets.map((bucket, at) =>
                  at % every === 0 ? (
                    <text key={bucket.name} className={styles.tick} x={x(at) + 4} y={HEIGHT - 8}>
                      {ticks.text(bucket)}
                    </text>
                  ) : null,
                )}
            {buckets.map((bucket, at) => (
              <Mark
                key={bucket.name}
                bucket={bucket}
                x={x(at)}
                step={step}
                y={y}
                scale={scale}
                total={totals}
              />
            ))}
          </svg>
        </div>
      )}
      {notes.length > 0 && <p className={styles.range}>{notes.join(" ")}</p>}
      {children}
      <div className={asTable ? styles.table : "heard"}>
        <table className={asTable ? `${table.table} ${styles.numbers}` : undefined}>
          <caption className="heard">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{axis}</th>
              <th scope="col">{columns.value}</th>
              <th scope="col">{columns.count}</th>
            </tr>
          </thead>
          <tbody>
            {buckets.map(({ name, least, most, count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{least === null || most === null ? words.byClock.none : between(least, most)}</td>
                <td>{grouped(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function between(least: number, most: number): string {
  return least === most ? grouped(most) : `${grouped(least)}–${grouped(most)}`;
}

/** What one step has: a line with ends, a total as wide as its step, arrows where it goes beyond the scale. */
function Mark({
  bucket: { least, most },
  x,
  step,
  y,
  scale,
  total,
}: {
  bucket: Bucket;
  x: number;
  step: number;
  y: (value: number) => number;
  scale: Scale;
  total: boolean;
}) {
  if (least === null || most === null) return null;
  const middle = x + step / 2;
  const cut = (value: number) => Math.min(scale.high, Math.max(scale.low, value));
  const within = (value: number) => value >= scale.low && value <= scale.high;
  const end = (value: number) => (within(value) ? `M${middle - 4} ${y(value)}h8` : "");
  return (
    <>
      {total ? (
        within(most) && (
          <>
            <path className={styles.bar} d={`M${x + 1} ${y(most)}H${x + step - 1}`} />
            <rect className={styles.square} x={middle - 3.5} y={y(most) - 3.5} width={7} height={7} />
          </>
        )
      ) : (
        <path
          className={styles.bar}
          d={`M${middle} ${y(cut(most))}V${y(cut(least))}${end(most)}${end(least)}`}
        />
      )}
      {most > scale.high && (
        <path className={styles.arrow} d={`M${middle - 4} ${y(scale.high) + 7}h8l-4 -6z`} />
      )}
      {least < scale.low && (
        <path className={styles.arrow} d={`M${middle - 4} ${y(scale.low) - 7}h8l-4 6z`} />
      )}
    </>
  );
}
