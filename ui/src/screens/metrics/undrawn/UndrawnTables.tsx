import { useQueries as useMany } from "@tanstack/react-query";
import { useState } from "react";
import type { MetricWord } from "../../../charts/series";
import { cityOf } from "../../../charts/values";
import { dateTimeOf } from "../../../format/time";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientKey, ReadingView } from "../../../host/types";
import { useLanguage, useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { recordings } from "../../../messages/recordings";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import table from "../../table.module.css";
import { Way } from "../recordings/RecordingsList";
import styles from "./UndrawnTables.module.css";

/** The readings that no graph shows, as they came: their unit was not told, or measures something else. */
export function UndrawnTables({
  patient,
  metrics,
  zone,
}: {
  patient: PatientKey;
  metrics: readonly MetricWord[];
  zone: string;
}) {
  const words = useMessages(recordings).undrawn;
  return (
    <div className={styles.tables}>
      <h2 className="heard">{words.noUnit}</h2>
      {metrics.map((metric) => (
        <OfMetric key={metric} patient={patient} metric={metric} zone={zone} />
      ))}
    </div>
  );
}

function OfMetric({ patient, metric, zone }: { patient: PatientKey; metric: MetricWord; zone: string }) {
  const words = useMessages(recordings).undrawn;
  const named = useMessages(charts).metrics;
  const queries = useQueries();
  // Each part ends where the next begins.
  const [ends, setEnds] = useState<readonly (string | null)[]>([null]);
  const parts = useMany({
    queries: ends.map((until) => queries.undrawnReadings({ patient, metric, from: null, until })),
  });
  const failed = parts.find((part) => part.isError);
  const rows = parts.flatMap((part) => part.data?.rows ?? []);
  const next = parts.at(-1)?.data?.next ?? null;
  const waiting = parts.some((part) => part.isPending);
  return (
    <section className={styles.part} aria-label={named[metric]}>
      <h3 className={styles.name}>{named[metric]}</h3>
      {failed !== undefined ? (
        <ProblemState problem={asProblem(failed.error)} onRetry={() => void failed.refetch()} />
      ) : waiting && rows.length === 0 ? (
        <LoadingBars waitsFor={words.loading} rows={3} />
      ) : rows.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <Rows label={words.label(named[metric])} rows={rows} zone={zone} />
      )}
      {next !== null && !waiting && (
        <div className={styles.more}>
          <Button onPress={() => setEnds([...ends, next])}>{words.older}</Button>
        </div>
      )}
    </section>
  );
}

function Rows({ label, rows, zone }: { label: string; rows: readonly ReadingView[]; zone: string }) {
  const words = useMessages(recordings);
  const language = useLanguage();
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" aria-sort="descending">
            {words.undrawn.time(cityOf(zone))}
          </th>
          <th scope="col">{words.undrawn.value}</th>
          <th scope="col">{words.undrawn.marks}</th>
          <th scope="col">{words.undrawn.how}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two readings may be alike in all that is shown; rows are only added at the end
          <tr key={`${row.start} ${place}`}>
            <td>{dateTimeOf(row.start, zone, language, { weekday: true })}</td>
            <td className={styles.value}>
              {row.value}{" "}
              {row.unit === null ? <span className={styles.noUnit}>{words.undrawn.noUnit}</span> : row.unit}
            </td>
            <td>
              {row.marks.map((mark) => (
                <span key={mark} className={styles.mark}>
                  <Icon name="unknown" size="row" /> {words.marks[mark]}
                </span>
              ))}
            </td>
            <td>
              {row.device}
              {row.ways.map((way) => (
                <Way key={`${way.kind} ${way.name} ${way.received}`} way={way} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
