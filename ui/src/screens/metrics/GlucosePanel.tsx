import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { bit } from "../../charts/flags";
import { type GlucoseData, GlucoseView } from "../../charts/glucose/GlucoseView";
import { type GlucoseUnit, shownIn } from "../../charts/glucose/units";
import type { Graph, Series } from "../../charts/series";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { PatientKey, Population, GlucoseView as Told } from "../../host/types";
import { useMessages } from "../../messages/area";
import { metrics } from "../../messages/metrics";
import { Segments } from "../../parts/Segments";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import styles from "./GlucosePanel.module.css";

/** Days of a profile (X-GLU-05). */
const DAYS = 14;

type For = Population | "none";
type SummaryShares = Told["summary"]["shares"];

/** The readings in the unit that was chosen; each that is another number than the one received says so (GTAB-030). */
export function inUnit(series: Series, unit: GlucoseUnit): Series {
  if (unit === "mg/dL") return series;
  return {
    ...series,
    unit,
    value: series.value.map((each) => shownIn(unit, each)),
    flags: series.flags.map((each) => each ^ bit("converted")),
  };
}

/** JSON has no number for what is none; the core sends none of those here. */
function number(value: number | null): number {
  return value ?? Number.NaN;
}

function sharesOf([veryLow, low, target, high, veryHigh]: SummaryShares): GlucoseData["shares"] {
  return [number(veryLow), number(low), number(target), number(high), number(veryHigh)];
}

/** A sensor's glucose over the last fourteen days. Whom the goals are for is chosen by a person and never guessed (X-GLU-04). */
export function GlucosePanel({
  patient,
  graph,
  zone,
  now,
}: {
  patient: PatientKey;
  graph: Graph;
  zone: string;
  now: number;
}) {
  const words = useMessages(metrics).glucose;
  const queries = useQueries();
  const [unit, setUnit] = useState<GlucoseUnit>("mg/dL");
  const [population, setPopulation] = useState<For>("none");
  const read = useQuery(queries.glucose(patient, DAYS, population === "none" ? null : population));
  const series = useMemo(() => inUnit(graph.series, unit), [graph, unit]);
  const told = read.data;
  const data = useMemo<GlucoseData | null>(() => {
    if (told === undefined || told === null) return null;
    return {
      series,
      days: number(told.active.days),
      active: number(told.active.percent),
      enough: told.active.sufficient,
      bins: told.profile.map(({ minute, percentiles: [p5, p25, p50, p75, p95] }) => ({
        minute,
        p5,
        p25,
        p50,
        p75,
        p95,
      })),
      shares: sharesOf(told.summary.shares),
      figures: {
        mean: number(told.summary.mean),
        gmi: number(told.summary.gmi),
        variation: told.summary.variation,
      },
      population: told.population,
      goals: told.goals.map(({ of, percent, met }) => ({ of, percent: number(percent), met })),
      sources: graph.sources,
    };
  }, [told, series, graph]);
  return (
    <div className={styles.panel}>
      <div className={styles.choices}>
        <Segments
          label={words.unit}
          value={unit}
          options={[
            { id: "mg/dL", text: "mg/dL" },
            { id: "mmol/L", text: "mmol/L" },
          ]}
          onChange={setUnit}
        />
        <Segments
          label={words.population}
          value={population}
          options={[
            { id: "none", text: words.none },
            { id: "typeOneAndTwo", text: words.typeOneAndTwo },
            { id: "olderOrHighRisk", text: words.olderOrHighRisk },
            { id: "pregnancyTypeOne", text: words.pregnancyTypeOne },
          ]}
          onChange={setPopulation}
        />
      </div>
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : told === undefined ? (
        <LoadingBars waitsFor={words.loading} rows={4} />
      ) : data === null ? (
        <p className={styles.none}>{words.empty}</p>
      ) : (
        <GlucoseView data={data} unit={unit} zone={zone} now={now} />
      )}
    </div>
  );
}
