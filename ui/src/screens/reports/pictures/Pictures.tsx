import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFormat } from "../../../format/useFormat";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { VisitsPicture, WaitsPicture } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { reports } from "../../../messages/reports";
import { people as countText } from "../../../parts/PatientPicker/people";
import { LoadingBars, ProblemState, ViewState } from "../../../parts/ViewState";
import { Bars, Legend, type Series } from "./Bars";
import { Numbers } from "./Numbers";
import { niceTop } from "./niceTop";
import styles from "./Pictures.module.css";

/** A report in three pictures, each with its numbers beside it. What is counted was counted by the host. */
export function Pictures({ report }: { report: string }) {
  const words = useMessages(reports).pictures;
  const queries = useQueries();
  const read = useQuery(queries.reportPictures(report));
  if (read.isError)
    return <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <LoadingBars waitsFor={words.loading} rows={6} />;
  const { visits, waits } = read.data;
  return (
    <div className={styles.pictures} tabIndex={0} role="group" aria-label={words.visits}>
      {visits === null ? (
        <ViewState icon="columns" title={words.noColumns.title}>
          {words.noColumns.text}
        </ViewState>
      ) : (
        <Visits of={visits} />
      )}
      <Waits of={waits} />
    </div>
  );
}

function Picture({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.picture} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}

function Visits({ of }: { of: VisitsPicture }) {
  const words = useMessages(reports).pictures;
  const format = useFormat();
  const short = (day: string) => format.fhirDate(day).slice(0, 6);
  const whole = (from: string, to: string) =>
    from === to ? format.fhirDate(from) : words.range(format.fhirDate(from), format.fhirDate(to));
  const series: Series[] = [
    { name: words.completed, look: "solid" },
    { name: words.open, look: "outlined" },
    { name: words.cancelled, look: "dotted" },
    { name: words.noShow, look: "hatched" },
  ];
  const values = of.bars.map((bar) => [bar.completed, bar.open, bar.cancelled, bar.noShow]);
  const highest = Math.max(0, ...values.map((each) => each.reduce((sum, value) => sum + value, 0)));
  const missed: Series[] = [{ name: words.percent, look: "hatched" }];
  return (
    <>
      <Picture title={words.visitsBy[of.bin]}>
        <Legend series={series} />
        <div className={styles.both}>
          <Bars
            title={words.visitsBy[of.bin]}
            unit={words.number}
            bars={of.bars.map((bar, at) => ({ label: short(bar.from), values: values[at] ?? [] }))}
            series={series}
            top={niceTop(highest)}
          />
          <Numbers
            label={`${words.numbers}: ${words.visitsBy[of.bin]}`}
            heads={[words.when[of.bin], ...series.map(({ name }) => name)]}
            rows={of.bars.map((bar, at) => ({ name: whole(bar.from, bar.to), values: values[at] ?? [] }))}
            none={words.none}
          />
        </div>
        {of.unknown.length > 0 && (
          <p className={styles.unknown}>
            {words.unknown}: {of.unknown.map(({ word, count }) => `“${word}” ${countText(count)}`).join(", ")}
          </p>
        )}
        {of.undated > 0 && <p className={styles.note}>{words.undated(countText(of.undated))}</p>}
      </Picture>
      <Picture title={words.noShows[of.bin]}>
        <div className={styles.both}>
          <Bars
            title={words.noShows[of.bin]}
            unit={words.percent}
            bars={of.bars.map((bar) => ({ label: short(bar.from), values: [bar.noShowPercent] }))}
            series={missed}
            top={100}
          />
          <Numbers
            label={`${words.numbers}: ${words.noShows[of.bin]}`}
            heads={[words.when[of.bin], words.noShow, words.percent]}
            rows={of.bars.map((bar) => ({
              name: whole(bar.from, bar.to),
              values: [bar.noShow, bar.noShowPercent],
            }))}
            none={words.none}
          />
        </div>
      </Picture>
    </>
  );
}

function Waits({ of }: { of: WaitsPicture }) {
  const words = useMessages(reports).pictures;
  const seen = of.bars.reduce((sum, bar) => sum + bar.count, 0);
  return (
    <Picture title={words.waits}>
      <p className={styles.note}>
        {words.waitsText} {of.notSeen > 0 && words.notSeen(countText(of.notSeen))}
      </p>
      {seen === 0 ? (
        <p>{words.noWaits}</p>
      ) : (
        <div className={styles.both}>
          <Bars
            title={words.waits}
            unit={words.people}
            bars={of.bars.map((bar) => ({
              label: words.minutes(bar.fromMin, bar.untilMin),
              values: [bar.count],
            }))}
            series={[{ name: words.people, look: "solid" }]}
            top={niceTop(Math.max(...of.bars.map((bar) => bar.count)))}
          />
          <div>
            <Numbers
              label={`${words.numbers}: ${words.waits}`}
              heads={[words.wait, words.people]}
              rows={of.bars.map((bar) => ({
                name: words.minutes(bar.fromMin, bar.untilMin),
                values: [bar.count],
              }))}
              none={words.none}
            />
            <Numbers
              label={words.rooms}
              heads={[words.room, words.people, words.median, words.ninth, words.longest]}
              rows={of.rooms.map((room) => ({
                name: room.room ?? words.roomUnknown,
                values: [room.count, room.medianMin, room.ninthMin, room.longestMin],
              }))}
              none={words.none}
            />
          </div>
        </div>
      )}
    </Picture>
  );
}
