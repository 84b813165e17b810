import { type KeyboardEvent, useMemo, useState } from "react";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { Button } from "../parts/Button";
import { BucketGraph } from "./BucketGraph";
import styles from "./ByClock.module.css";
import { byDay, byHour, countedByDay, countedByHour, lastDays } from "./buckets";
import { presetScale } from "./metrics";
import type { Graph } from "./series";
import { unitName, unitWord } from "./units";
import { useTimes } from "./useTimes";
import { cityOf } from "./values";
import type { Window } from "./windows";

/** Days that are gathered, today included. */
const DAYS = 14;
/** Of an hour: who walks for half of it makes some three thousand steps; more is told. */
const HOURLY = { low: 0, high: 4000, step: 1000 };
/** A word below each sixth hour. */
const SIX_HOURS = { at: "edges", every: 6 } as const;

/**
 * Heart rate and steps of the last fourteen days by the hour of the patient's clock and by the day. `T` shows the numbers
 * as tables.
 */
export function ByClock({
  heart,
  steps,
  zone,
  now,
}: {
  heart: Graph | undefined;
  /** Those of each device by themselves (X-STP-02). */
  steps: readonly Graph[];
  /** The patient's zone (IANA). */
  zone: string;
  /** Epoch milliseconds. */
  now: number;
}) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const [asTable, setTable] = useState(false);
  const window = useMemo(() => lastDays(DAYS, now, zone), [now, zone]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const away = asTable && event.key === "Escape";
    if (!away && event.key.toLowerCase() !== "t") return;
    event.preventDefault();
    setTable(away ? false : !asTable);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is also the button's, which can be pressed.
    <div className={styles.all} onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <p>{words.range.from(times.day(window.from), times.day(window.until - 1), cityOf(zone))}</p>
        <Button icon={asTable ? "left" : "lines"} keyCap="T" onPress={() => setTable(!asTable)}>
          {asTable ? words.table.close : words.table.open}
        </Button>
      </div>
      {heart !== undefined && <HeartRate graph={heart} window={window} zone={zone} asTable={asTable} />}
      {steps.map((graph) => (
        <Steps key={graph.of ?? ""} graph={graph} window={window} zone={zone} now={now} asTable={asTable} />
      ))}
    </div>
  );
}

interface Shown {
  graph: Graph;
  window: Window;
  zone: string;
  asTable: boolean;
}

function HeartRate({ graph, window, zone, asTable }: Shown) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const { series } = graph;
  const hours = useMemo(() => byHour(series, window, zone), [series, window, zone]);
  const days = useMemo(() => byDay(series, window, zone, times.day), [series, window, zone, times]);
  const shared = {
    graph,
    asTable,
    unit: { word: unitWord(words, series.metric, series.unit), name: unitName(words, series) },
    told: words.byClock.ends,
    columns: { value: words.byClock.ends, count: words.byClock.count },
    scale: presetScale(series) ?? { low: 0, high: 200, step: 50 },
  };
  return (
    <>
      <BucketGraph
        {...shared}
        title={words.byClock.heartHours}
        axis={words.byClock.hours(cityOf(zone))}
        buckets={hours}
        ticks={SIX_HOURS}
      />
      <BucketGraph
        {...shared}
        title={words.byClock.heartDays}
        axis={words.byClock.days(cityOf(zone))}
        buckets={days}
        ticks={{ at: "middles", text: shortDay }}
      />
    </>
  );
}

function Steps({ graph, window, zone, now, asTable }: Shown & { now: number }) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const { series } = graph;
  const { hours, longer } = useMemo(() => countedByHour(series, window, zone), [series, window, zone]);
  const days = useMemo(() => {
    const today = times.day(now / 1000);
    return countedByDay(series, window, zone, times.day).map((day) =>
      // A day that is not over says so (X-STP-02).
      day.name === today ? { ...day, name: `${day.name} ${words.graph.soFar}` } : day,
    );
  }, [series, window, zone, times, now, words]);
  const named = (title: string) => (graph.of === undefined ? title : `${title}, ${graph.of}`);
  return (
    <>
      <BucketGraph
        graph={graph}
        asTable={asTable}
        title={named(words.byClock.stepsHours)}
        unit={{ word: words.units.stepsPerHour, name: words.units.stepsPerHourLong }}
        told={words.byClock.stepsEnds}
        axis={words.byClock.hours(cityOf(zone))}
        columns={{ value: words.byClock.stepsEnds, count: words.byClock.daysCounted }}
        buckets={hours}
        ticks={SIX_HOURS}
        scale={HOURLY}
      >
        {longer > 0 && <p className={styles.note}>{words.byClock.longer(longer)}</p>}
      </BucketGraph>
      <BucketGraph
        graph={graph}
        asTable={asTable}
        title={named(words.byClock.stepsDays)}
        unit={{ word: unitWord(words, series.metric, series.unit), name: unitName(words, series) }}
        told={words.byClock.total}
        axis={words.byClock.days(cityOf(zone))}
        columns={{ value: words.byClock.total, count: words.byClock.daysCounted }}
        buckets={days}
        ticks={{ at: "middles", text: shortDay }}
        scale={presetScale(series) ?? { low: 0, high: 15_000, step: 5000 }}
        totals
      />
    </>
  );
}

/** `Tue 17`, for below an axis. */
function shortDay({ name }: { name: string }): string {
  return name.slice(0, name.indexOf("-"));
}
