import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { RowWindow } from "../parts/RowWindow/RowWindow";
import { ViewState } from "../parts/ViewState";
import { flagsOf } from "./flags";
import { nameOf } from "./named";
import styles from "./ReadingsTable.module.css";
import { Source } from "./Sources";
import type { Graph } from "./series";
import { unitWord } from "./units";
import { useTimes } from "./useTimes";
import { cityOf, readingText } from "./values";

/**
 * All readings of a graph, newest first (GTAB-186): value, time, how it came and its marks in words. The page holds the
 * rows in sight only, however many there are; arrow keys, Page Up and Down, Home and End move.
 */
export function ReadingsTable({ graph, zone }: { graph: Graph; zone: string }) {
  const words = useMessages(charts);
  const times = useTimes(zone);
  const { series } = graph;
  const total = series.start.length;
  const city = cityOf(zone);
  const byDay = series.end !== null;
  if (total === 0)
    return (
      <ViewState icon="columns" title={words.table.empty}>
        {words.table.emptyText}
      </ViewState>
    );
  const newest = total - 1;
  const dayOf = (row: number) => times.day(series.start[newest - row] as number);
  return (
    <RowWindow
      label={words.table.label(nameOf(words, graph))}
      total={total}
      head={
        <>
          <th scope="col" className={styles.time} aria-sort="descending">
            {byDay ? words.table.day(city) : words.table.time(city)}
          </th>
          <th scope="col" className={styles.value}>
            {words.table.value(unitWord(words, series.metric, series.unit))}
          </th>
          <th scope="col" className={styles.how}>
            {words.table.how}
          </th>
          <th scope="col" className={styles.marks}>
            {words.table.marks}
          </th>
        </>
      }
    >
      {(row, isFirst) => {
        const index = newest - row;
        const day = dayOf(row);
        const repeated = !isFirst && day === dayOf(row - 1);
        const came = graph.provenance?.(index) ?? (graph.sources.length === 1 ? graph.sources[0] : undefined);
        return (
          <>
            <td className={styles.time}>
              <span className={repeated ? styles.repeated : styles.day}>{day}</span>
              {!byDay && times.clock(series.start[index] as number)}
            </td>
            <td className={styles.value}>
              <Aligned text={readingText(graph, index)} />
            </td>
            <td className={styles.how}>
              {came === undefined || came === null ? words.table.unknown : <Source of={came} />}
            </td>
            <td className={styles.marks}>
              {flagsOf(series.flags[index])
                .map((flag) => words.flags[flag])
                .join(", ")}
            </td>
          </>
        );
      }}
    </RowWindow>
  );
}

/** A number whose point stands under the others'; what is not there is room, not an invented zero (GTAB-200 to 202). */
function Aligned({ text }: { text: string }) {
  const match = /^([^.]*)(\..*)?$/u.exec(text);
  return (
    <span className={styles.aligned}>
      <span className={styles.whole}>{match?.[1] ?? text}</span>
      <span className={styles.rest}>{match?.[2] ?? ""}</span>
    </span>
  );
}
