import { useRef } from "react";
import { two } from "../../format/zoned";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { ViewState } from "../../parts/ViewState";
import { useWidth } from "../useSize";
import { cityOf } from "../values";
import styles from "./GlucoseProfile.module.css";
import { areaOf, lineOf, type Percentile, type Point, type ProfileBin } from "./profileLines";
import { type GlucoseLimits, type GlucoseUnit, glucoseText, shownIn } from "./units";

const HEIGHT = 300;
const SIDE = { left: 48, right: 76, top: 10, bottom: 26 };
const DAY = 24 * 60;
/** Sensors read from 40 to 400 mg/dL; a few go further, and then the scale does. */
const HIGH = 400;
const scales: Record<GlucoseUnit, { low: number; usual: number; further: number }> = {
  "mg/dL": { low: 40, usual: HIGH, further: 600 },
  "mmol/L": { low: 2, usual: 25, further: 35 },
};

const percentiles: Percentile[] = ["p5", "p25", "p50", "p75", "p95"];

/**
 * The ambulatory glucose profile (X-GLU-06): a day of the patient's clock, median, middle half and middle nine tenths of a
 * sensor's readings. It is never made of finger-sticks, and not of too little: then it says so instead (X-GLU-05).
 */
export function GlucoseProfile({
  bins,
  binMinutes = 15,
  unit,
  limits,
  zone,
  enough,
  days,
  active,
}: {
  /** In the order of the day. */
  bins: readonly ProfileBin[];
  binMinutes?: number;
  unit: GlucoseUnit;
  limits: GlucoseLimits;
  zone: string;
  /** Whether the sensor gave enough for a profile. */
  enough: boolean;
  /** Days and sensor time in percent, in words' precision. */
  days: string;
  active: string;
}) {
  const words = useMessages(charts).glucose;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  if (!enough)
    return (
      <ViewState icon="info" title={words.insufficient}>
        {words.insufficientText(days, active)}
      </ViewState>
    );
  const { low: least, usual, further } = scales[unit];
  const most = bins.some((bin) => (bin.p95 ?? 0) > HIGH) ? further : usual;
  const inner = { width: width - SIDE.left - SIDE.right, height: HEIGHT - SIDE.top - SIDE.bottom };
  const x = (minute: number) => SIDE.left + (minute / DAY) * inner.width;
  const y = (shown: number) => SIDE.top + ((most - shown) / (most - least)) * inner.height;
  const path = (points: readonly Point[], close: boolean) =>
    points
      .map(
        ([minute, value], at) =>
          `${at === 0 ? "M" : "L"}${x(minute).toFixed(1)} ${y(shownIn(unit, value)).toFixed(1)}`,
      )
      .join("") + (close ? "Z" : "");
  const marks = [...limits.ends.filter((end) => end !== undefined), most];
  const text = (shown: number) => shown.toFixed(unit === "mg/dL" ? 0 : 1);
  const last = bins.findLast((bin) => percentiles.every((each) => bin[each] !== null));
  return (
    <div ref={host} className={styles.profile}>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={words.profile(cityOf(zone), unit)}
      >
        {areaOf(bins, binMinutes, "p5", "p95").map((run) => (
          <path key={run[0]?.[0]} className={styles.outer} d={path(run, true)} />
        ))}
        {areaOf(bins, binMinutes, "p25", "p75").map((run) => (
          <path key={run[0]?.[0]} className={styles.inner} d={path(run, true)} />
        ))}
        {[0, 6, 12, 18, 24].map((hour) => (
          <g key={hour}>
            <line
              className={styles.grid}
              x1={x(hour * 60)}
              x2={x(hour * 60)}
              y1={SIDE.top}
              y2={HEIGHT - SIDE.bottom}
            />
            <text
              className={styles.tick}
              x={x(hour * 60)}
              y={HEIGHT - 8}
              textAnchor={hour === 0 ? "start" : hour === 24 ? "end" : "middle"}
            >
              {two(hour % 24)}:00
            </text>
          </g>
        ))}
        {marks.map((mark, at) => (
          <g key={mark}>
            <line
              className={at === 1 || at === 2 ? styles.target : styles.grid}
              x1={SIDE.left}
              x2={width - SIDE.right}
              y1={y(mark)}
              y2={y(mark)}
            />
            <text
              className={styles.tick}
              x={SIDE.left - 8}
              y={y(mark) + (at === 0 ? 11 : at === 1 ? 2 : 5)}
              textAnchor="end"
            >
              {text(mark)}
            </text>
          </g>
        ))}
        {lineOf(bins, binMinutes, "p50").map((run) => (
          <path key={run[0]?.[0]} className={styles.median} d={path(run, false)} />
        ))}
        {last !== undefined && (
          <g>
            {apart(percentiles.map((each) => y(shownIn(unit, last[each] as number)))).map((height, at) => (
              <text
                key={percentiles[at]}
                className={percentiles[at] === "p50" ? styles.strong : styles.tick}
                x={width - SIDE.right + 6}
                y={height + 5}
              >
                {words.percentiles[at]}
              </text>
            ))}
          </g>
        )}
      </svg>
      <table className="heard">
        <caption>{words.profileTable}</caption>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {percentiles.map((each, at) => (
              <th key={each} scope="col">
                {words.percentiles[at]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <tr key={bin.minute}>
              <th scope="row">{`${two(Math.floor(bin.minute / 60))}:${two(bin.minute % 60)}`}</th>
              {percentiles.map((each) => (
                <td key={each}>{bin[each] === null ? words.noData : glucoseText(unit, bin[each])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Heights of labels, lowest percentile first, moved so that no two touch. */
export function apart(heights: readonly number[]): number[] {
  const room = 16;
  const moved = [...heights];
  // From the median outwards: it stays where its line is.
  for (let at = 3; at < moved.length; at += 1)
    moved[at] = Math.min(moved[at] as number, (moved[at - 1] as number) - room);
  for (let at = 1; at >= 0; at -= 1)
    moved[at] = Math.max(moved[at] as number, (moved[at + 1] as number) + room);
  return moved;
}
