import { useMemo } from "react";
import type { Population } from "../../host/types";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { Sources } from "../Sources";
import type { Provenance, Series } from "../series";
import { cityOf } from "../values";
import { DailyStrips } from "./DailyStrips";
import { GlucoseProfile } from "./GlucoseProfile";
import { GlucoseSummary, type SummaryFigures } from "./GlucoseSummary";
import styles from "./GlucoseView.module.css";
import type { ProfileBin } from "./profileLines";
import { type Goal, TimesInRange } from "./TimesInRange";
import { type GlucoseUnit, limitsFor, seriesIn } from "./units";

/** What the core makes of a sensor's stretch: numbers in mg/dL and percent, judged on what was received (X-GLU-02). */
export interface GlucoseData {
  /** The sensor's readings, for the days, in either unit. */
  series: Series;
  /** Days and sensor time, in percent, of the stretch, always told (X-GLU-05). */
  days: number;
  active: number;
  /** Whether that is enough for a profile and a summary. */
  enough: boolean;
  bins: readonly ProfileBin[];
  /** Percent in each band, from the lowest. */
  shares: readonly [number, number, number, number, number];
  figures: SummaryFigures | null;
  population: Population | null;
  goals: readonly Goal[];
  sources: readonly Provenance[];
}

/** Everything about a sensor's glucose: times in ranges, the profile, its figures and the days. */
export function GlucoseView({
  data,
  unit,
  zone,
  now,
}: {
  data: GlucoseData;
  unit: GlucoseUnit;
  /** The patient's zone (IANA). */
  zone: string;
  /** Epoch milliseconds. */
  now: number;
}) {
  const words = useMessages(charts).glucose;
  const series = useMemo(() => seriesIn(unit, data.series), [unit, data.series]);
  const days = data.days.toFixed(1);
  const active = data.active.toFixed(1);
  const limits = limitsFor(data.population, unit);
  return (
    <section className={styles.view} aria-label={words.title}>
      <header className={styles.head}>
        <h3 className={styles.name}>{words.title}</h3>
        <span className={styles.unit}>{`${unit}, ${words.sensor}`}</span>
        <Sources of={data.sources} />
        <span className={styles.clock}>{words.clock(cityOf(zone))}</span>
      </header>
      {data.enough && (
        <TimesInRange shares={data.shares} goals={data.goals} population={data.population} unit={unit} />
      )}
      <GlucoseProfile
        bins={data.bins}
        unit={unit}
        limits={limits}
        zone={zone}
        enough={data.enough}
        days={days}
        active={active}
      />
      <GlucoseSummary figures={data.enough ? data.figures : null} days={days} active={active} unit={unit} />
      <DailyStrips series={series} limits={limits} zone={zone} now={now} />
    </section>
  );
}
