import { useMemo } from "react";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { people as grouped } from "../../parts/PatientPicker/people";
import { factsOf, gapOf } from "../facts";
import { type Series, sliceOf } from "../series";
import { useTimes } from "../useTimes";
import { cityOf, plainText } from "../values";
import { beginOf, dayOf } from "../windows";
import styles from "./DailyStrips.module.css";
import type { GlucoseLimits, GlucoseUnit } from "./units";

const DAYS = 14;
const WIDTH = 150;
const HEIGHT = 78;
/** The end of the scale, and of that for sensors that go further. */
const tops: Record<GlucoseUnit, readonly [number, number]> = { "mg/dL": [400, 600], "mmol/L": [25, 35] };

/**
 * The last fourteen days of a sensor, each by itself (X-GLU-06): what was measured, broken at gaps, over the target. A day
 * without a reading says so. They are shown however little there is (X-GLU-05).
 */
export function DailyStrips({
  series,
  limits,
  zone,
  now,
}: {
  series: Series;
  limits: GlucoseLimits;
  zone: string;
  now: number;
}) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const unit: GlucoseUnit = series.unit === "mmol/L" ? "mmol/L" : "mg/dL";
  const gap = useMemo(() => gapOf(series), [series]);
  const days = useMemo(() => {
    const today = dayOf(now / 1000, zone);
    return Array.from({ length: DAYS }, (_, ago) => {
      const day = today.subtract({ days: DAYS - 1 - ago });
      return { from: beginOf(day, zone), until: beginOf(day.add({ days: 1 }), zone) };
    });
  }, [now, zone]);
  // One scale for all days, so that they can be compared.
  const [usual, further] = tops[unit];
  const first = days[0] as { from: number };
  const all = factsOf(
    series,
    sliceOf(series, first.from, Number.POSITIVE_INFINITY),
    { low: 0, high: usual, step: 1 },
    gap,
  );
  const scale = { low: 0, high: all.above > 0 ? further : usual, step: 1 };
  const y = (value: number) => HEIGHT - (value / scale.high) * HEIGHT;
  const [, low, high] = limits.ends;
  const last = days.at(-1) as { from: number };
  return (
    <>
      <h4 className={styles.title}>{words.glucose.daily}</h4>
      <p className={styles.scale}>
        {words.range.from(times.day(first.from), times.day(last.from), cityOf(zone))}.{" "}
        {words.glucose.dailyScale(String(scale.high), unit, limits.words.target?.join("–") ?? "")}
      </p>
      <ul className={styles.strips} aria-label={words.glucose.daily}>
        {days.map(({ from, until }) => {
          const slice = sliceOf(series, from, until);
          const { count, least, most } = factsOf(series, slice, scale, gap);
          const ends =
            least === null || most === null
              ? ""
              : words.glucose.dayEnds(
                  endOf(series, slice.from, slice.until, least),
                  endOf(series, slice.from, slice.until, most),
                );
          const name = times.day(from);
          return (
            <li key={from} className={styles.day}>
              <span className={styles.name} title={name}>
                {name.slice(0, name.indexOf("-"))}
              </span>
              {count === 0 ? (
                <span className={styles.none}>{words.glucose.noData}</span>
              ) : (
                <svg
                  viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
                  preserveAspectRatio="none"
                  role="img"
                  aria-label={words.glucose.day(name, words.readings(count, grouped(count)), ends)}
                >
                  <rect className={styles.target} x="0" width={WIDTH} y={y(high)} height={y(low) - y(high)} />
                  <line className={styles.grid} x1={WIDTH / 2} x2={WIDTH / 2} y1="0" y2={HEIGHT} />
                  <path
                    className={styles.line}
                    d={strip(series, slice, (at) => ((at - from) / (until - from)) * WIDTH, y, gap)}
                  />
                </svg>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The line of a day, broken at gaps; a reading alone is a dot of its own. */
export function strip(
  { start, value }: Series,
  { from, until }: { from: number; until: number },
  x: (at: number) => number,
  y: (value: number) => number,
  gap: number,
): string {
  let path = "";
  let before = Number.NEGATIVE_INFINITY;
  for (let at = from; at < until; at += 1) {
    const when = start[at] as number;
    const reading = value[at] as number;
    if (Number.isNaN(reading)) continue;
    const place = `${x(when).toFixed(1)} ${y(reading).toFixed(1)}`;
    // A line of no length with round ends is a dot.
    path += when - before > gap ? `M${place}L${place}` : `L${place}`;
    before = when;
  }
  return path;
}

/** The lowest or highest reading as it is told: a sensor at its limit says so (X-GLU-08). */
function endOf(series: Series, from: number, until: number, value: number): string {
  for (let at = from; at < until; at += 1) {
    if (series.value[at] === value) return plainText(series, at);
  }
  return String(value);
}
