import { useId } from "react";
import styles from "./Pictures.module.css";

/** A part of every bar: its name and how it is drawn. */
export interface Series {
  name: string;
  /** A fill that is told from the others without its hue. */
  look: "solid" | "hatched" | "outlined" | "dotted";
}

/** One bar: what it stands for, and a value for each series; `null` where there is none. */
export interface Bar {
  label: string;
  values: readonly (number | null)[];
}

const WIDTH = 900;
const HEIGHT = 300;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 32;

/**
 * Stacked bars over a scale that begins at zero. Nothing is smoothed and nothing is left out; the numbers stand in a
 * table beside it, so that the picture itself is one image to assistive technology.
 */
export function Bars({
  title,
  unit,
  bars,
  series,
  top,
}: {
  title: string;
  /** What the scale counts. */
  unit: string;
  bars: readonly Bar[];
  series: readonly Series[];
  /** The end of the scale. */
  top: number;
}) {
  const id = useId();
  const width = (WIDTH - LEFT) / Math.max(1, bars.length);
  const scale = (value: number) => (value / top) * (HEIGHT - TOP - BOTTOM);
  const base = HEIGHT - BOTTOM;
  // So many labels as fit without touching each other.
  const every = Math.max(1, Math.ceil(86 / width));
  const ticks = [0, top / 2, top];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.chart}
      role="img"
      aria-label={`${title}, ${unit}`}
    >
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className={styles.ground} />
          <rect width="3" height="6" className={styles.ink} />
        </pattern>
        <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" className={styles.ground} />
          <circle cx="2.5" cy="2.5" r="1.2" className={styles.ink} />
        </pattern>
      </defs>
      <text x={0} y={14} className={styles.tick}>
        {unit}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={LEFT}
            x2={WIDTH}
            y1={base - scale(tick)}
            y2={base - scale(tick)}
            className={styles.gridline}
          />
          <text x={LEFT - 6} y={base - scale(tick) + 4} className={styles.tick} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {bars.map((bar, at) => {
        let from = base;
        return (
          <g key={bar.label}>
            {bar.values.map((value, place) => {
              const look = series[place]?.look ?? "solid";
              const height = value === null ? 0 : scale(Math.min(value, top));
              from -= height;
              const fill =
                look === "hatched" ? `url(#${id}-hatch)` : look === "dotted" ? `url(#${id}-dots)` : undefined;
              return height === 0 ? null : (
                <rect
                  key={series[place]?.name}
                  x={LEFT + at * width + width * 0.12}
                  y={from}
                  width={width * 0.76}
                  height={height}
                  className={styles[look]}
                  fill={fill}
                />
              );
            })}
            {at % every === 0 && (
              <text x={LEFT + (at + 0.5) * width} y={HEIGHT - 8} className={styles.tick} textAnchor="middle">
                {bar.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What each part of a bar stands for. */
export function Legend({ series }: { series: readonly Series[] }) {
  const id = useId();
  return (
    <ul className={styles.legend}>
      {series.map(({ name, look }) => (
        <li key={name}>
          <svg viewBox="0 0 14 14" className={styles.sample} aria-hidden="true">
            <defs>
              <pattern
                id={`${id}-${look}`}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform={look === "hatched" ? "rotate(45)" : undefined}
              >
                <rect width="5" height="5" className={styles.ground} />
                {look === "dotted" ? (
                  <circle cx="2.5" cy="2.5" r="1.2" className={styles.ink} />
                ) : (
                  <rect width="2.5" height="5" className={styles.ink} />
                )}
              </pattern>
            </defs>
            <rect
              x="1"
              y="1"
              width="12"
              height="12"
              className={styles[look]}
              fill={look === "hatched" || look === "dotted" ? `url(#${id}-${look})` : undefined}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
