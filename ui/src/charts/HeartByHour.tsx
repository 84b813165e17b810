import { useMemo, useRef } from "react";
import { two } from "../format/zoned";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { people as grouped } from "../parts/PatientPicker/people";
import { byHour, lastDays } from "./byHour";
import styles from "./HeartByHour.module.css";
import { marksOf, presetScale } from "./metrics";
import { Sources } from "./Sources";
import type { Graph } from "./series";
import { unitName, unitWord } from "./units";
import { useWidth } from "./useSize";
import { useTimes } from "./useTimes";
import { cityOf, numberText } from "./values";

const HEIGHT = 170;
const SIDE = { left: 48, right: 16, top: 10, bottom: 26 };

/**
 * Heart rate by the hour of the patient's clock: of each hour the lowest to the highest reading, with the count in the
 * table. A reading beyond the scale is told, and an hour without one has none.
 */
export function HeartByHour({
  graph,
  days = 14,
  zone,
  now,
}: {
  graph: Graph;
  /** How many days are gathered, today included. */
  days?: number;
  zone: string;
  /** Epoch milliseconds. */
  now: number;
}) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const { series } = graph;
  const window = useMemo(() => lastDays(days, now, zone), [days, now, zone]);
  const hours = useMemo(() => byHour(series, window, zone), [series, window, zone]);
  const scale = presetScale(series) ?? { low: 0, high: 200, step: 50 };
  const x = (hour: number) => SIDE.left + (hour / 24) * (width - SIDE.left - SIDE.right);
  const y = (value: number) =>
    SIDE.top + ((scale.high - value) / (scale.high - scale.low)) * (HEIGHT - SIDE.top - SIDE.bottom);
  const cut = (value: number) => Math.min(scale.high, Math.max(scale.low, value));
  const over = hours.filter((each) => (each.most ?? scale.low) > scale.high);
  const under = hours.filter((each) => (each.least ?? scale.high) < scale.low);
  const middle = (hour: number) => x(hour + 0.5);
  const range = words.range.from(times.day(window.from), times.day(window.until - 1), cityOf(zone));
  return (
    <section className={styles.hours} aria-label={words.byHour.title}>
      <header className={styles.head}>
        <h3 className={styles.name}>{words.byHour.title}</h3>
        <abbr className={styles.unit} title={unitName(words, series)}>
          {unitWord(words, series.metric, series.unit)}
        </abbr>
        <Sources of={graph.sources} />
      </header>
      <p className={styles.range}>
        {words.byHour.ends}. {range}
      </p>
      <div ref={host} className={styles.plot}>
        <svg
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={`${words.byHour.title}. ${words.byHour.axis(cityOf(zone))}. ${range}`}
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
          {[0, 6, 12, 18, 24].map((hour) => (
            <g key={hour}>
              <line
                className={styles.grid}
                x1={x(hour)}
                x2={x(hour)}
                y1={SIDE.top}
                y2={HEIGHT - SIDE.bottom}
              />
              <text
                className={styles.tick}
                x={x(hour)}
                y={HEIGHT - 8}
                textAnchor={hour === 0 ? "start" : hour === 24 ? "end" : "middle"}
              >
                {two(hour % 24)}:00
              </text>
            </g>
          ))}
          {hours.map(({ hour, least, most }) =>
            least === null || most === null ? null : (
              <path
                key={hour}
                className={styles.bar}
                d={barOf(middle(hour), y(cut(most)), y(cut(least)), most <= scale.high, least >= scale.low)}
              />
            ),
          )}
          {over.map(({ hour }) => (
            <path key={hour} className={styles.arrow} d={`M${middle(hour) - 4} ${SIDE.top + 7}h8l-4 -6z`} />
          ))}
          {under.map(({ hour }) => (
            <path
              key={hour}
              className={styles.arrow}
              d={`M${middle(hour) - 4} ${HEIGHT - SIDE.bottom - 7}h8l-4 6z`}
            />
          ))}
        </svg>
      </div>
      <table className="heard">
        <caption>{words.byHour.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.byHour.axis(cityOf(zone))}</th>
            <th scope="col">{words.byHour.ends}</th>
            <th scope="col">{words.byHour.count}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, least, most, count }) => (
            <tr key={hour}>
              <th scope="row">{two(hour)}:00</th>
              <td>
                {least === null || most === null
                  ? words.byHour.none
                  : `${numberText(least, 0)}–${numberText(most, 0)}`}
              </td>
              <td>{grouped(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A line from the highest to the lowest, with an end where that reading is within the scale. */
function barOf(x: number, high: number, low: number, ended: boolean, begun: boolean): string {
  const end = (y: number) => `M${x - 4} ${y}h8`;
  return `M${x} ${high}V${low}${ended ? end(high) : ""}${begun ? end(low) : ""}`;
}
