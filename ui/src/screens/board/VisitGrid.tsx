import { type KeyboardEvent, type RefObject, useCallback, useState } from "react";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import { millis } from "../../format/zoned";
import { useNavigation } from "../../frame/navigation";
import type { BoardRow, BoardView, VisitState } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { ViewState } from "../../parts/ViewState";
import { type Arranged, isOver, type Run } from "./arrange";
import { useFirstRow } from "./useFirstRow";
import type { Updates } from "./useUpdates";
import styles from "./VisitGrid.module.css";
import { VisitRow } from "./VisitRow";

/**
 * The grid: those who wait, then the day on the same columns, so that the eye never learns it twice. Arrows move by
 * rows, Home and End to the ends, Enter opens; a refetch never takes the focus or the scroll (WCAG 2.4.3).
 */
export function VisitGrid({
  view,
  mode,
  arranged,
  filtered,
  open,
  onOpen,
  updates,
  list,
}: {
  view: BoardView;
  mode: "rooms" | "day";
  arranged: Arranged;
  filtered: boolean;
  open: string | null;
  onOpen: (visit: string) => void;
  updates: Updates;
  list: RefObject<HTMLDivElement | null>;
}) {
  const words = useMessages(area);
  const own = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const [at, setAt] = useState<string | null>(null);
  const [earlier, setEarlier] = useState(mode === "day");
  const nowTime = useTick((now) => format.time(new Date(now).toISOString()));
  const now = millis(view.asOf) ?? 0;
  const decide = useCallback((intent: string) => go("outbox", { open: { intent } }), [go]);
  const focus = useCallback((visit: string) => setAt(visit), []);
  const openRow = useCallback((visit: string) => onOpen(visit), [onOpen]);
  useFirstRow(view.counts.total > 0);

  const past = (row: BoardRow) => isOver(row) && (millis(row.start) ?? 0) < now;
  const hidden = earlier ? 0 : arranged.rest.flatMap((run) => run.rows).filter(past).length;
  const listed = (run: Run) => (earlier ? run.rows : run.rows.filter((row) => !past(row)));
  const all = [...arranged.waiting.flatMap((run) => run.rows), ...arranged.rest.flatMap(listed)];
  const reached = all.some((row) => row.visit === at) ? at : (all[0]?.visit ?? null);
  let index = 1;

  function move(event: KeyboardEvent): void {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-visit]") ?? [])];
    const here = rows.findIndex((row) => row.dataset.visit === reached);
    const page = 8;
    const to: Partial<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: rows.length - 1,
    };
    const wanted = to[event.key];
    if (
      event.key === "Enter" &&
      reached !== null &&
      event.target instanceof HTMLElement &&
      event.target.dataset.visit
    ) {
      event.preventDefault();
      onOpen(reached);
      return;
    }
    if (wanted === undefined || rows.length === 0) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, wanted))]?.focus();
  }

  function draw(rows: BoardRow[], waits: (row: BoardRow) => boolean) {
    let line = mode === "rooms" || rows.length === 0;
    return rows.flatMap((row) => {
      index += 1;
      const drawn = (
        <VisitRow
          key={row.visit}
          row={row}
          waits={waits(row)}
          thresholds={view.thresholds}
          selected={row.visit === open}
          reached={row.visit === reached}
          changed={updates.marked.get(row.visit)}
          index={index}
          onOpen={openRow}
          onDecide={decide}
          onFocus={focus}
        />
      );
      const isNext = !waits(row) && (millis(row.start) ?? 0) > now;
      if (line || !isNext) return [drawn];
      line = true;
      return [<NowLine key="now" time={nowTime} />, drawn];
    });
  }

  const title = (run: Run) =>
    run.title === null
      ? null
      : run.title === ""
        ? words.section.none
        : (own.states[run.title as VisitState] ?? run.title);
  const counts = view.counts;
  return (
    <div
      className={styles.list}
      ref={list}
      role="grid"
      aria-label={mode === "rooms" ? words.grid : words.gridOfDay(format.day(view.day))}
      aria-rowcount={all.length + 1}
      onKeyDown={move}
    >
      <div role="row" className={styles.columns} aria-rowindex={1}>
        <span role="columnheader">{mode === "rooms" ? words.columns.wait : words.columns.time}</span>
        <span role="columnheader">{words.columns.patient}</span>
        <span role="columnheader" className={styles.visit}>
          {words.columns.visit}
        </span>
        <span role="columnheader">{words.columns.state}</span>
        <span role="columnheader">{words.columns.confirmed}</span>
        <span role="columnheader">
          <span className="heard">{words.columns.action}</span>
        </span>
      </div>
      {mode === "rooms" && arranged.waiting.every((run) => run.rows.length === 0) && (
        <div role="row">
          <div role="gridcell">
            <ViewState icon="door" title={filtered ? words.empty.filtered : words.empty.waiting}>
              {filtered ? words.empty.filteredText : words.empty.waitingText(nextOf(view, format.time))}
            </ViewState>
          </div>
        </div>
      )}
      {arranged.waiting.map((run) => (
        <div role="rowgroup" key={`w ${run.id}`}>
          {run.title !== null && <GroupTitle text={title(run) ?? ""} />}
          {draw(run.rows, () => true)}
        </div>
      ))}
      {mode === "rooms" && (
        <div role="row" className={styles.section}>
          <div role="gridcell">
            <h2>{words.section.today}</h2>
            <span>{words.section.summary(counts)}</span>
            {counts.unknown > 0 && (
              <span className={styles.unsure}>{words.section.unknown(counts.unknown)}</span>
            )}
            {(hidden > 0 || earlier) && (
              <Button variant="quiet" onPress={() => setEarlier(!earlier)} expanded={earlier}>
                {earlier ? words.section.hideEarlier : words.section.earlier(hidden)}
              </Button>
            )}
          </div>
        </div>
      )}
      {counts.total === 0 && (
        <div role="row">
          <div role="gridcell">
            <ViewState icon="day" title={words.empty.day}>
              {words.empty.dayText}
            </ViewState>
          </div>
        </div>
      )}
      {arranged.rest.map((run) => (
        <div role="rowgroup" key={`t ${run.id}`}>
          {run.title !== null && <GroupTitle text={title(run) ?? ""} />}
          {draw(listed(run), (row) => mode === "day" && row.band !== null)}
        </div>
      ))}
      {all.length > 0 && (
        <div role="row" className={styles.end}>
          <div role="gridcell">{words.end(all.length)}</div>
        </div>
      )}
    </div>
  );
}

function nextOf(view: BoardView, time: (at: string | null) => string): string | null {
  const next = view.today.find((row) => row.state === "scheduled" && (row.start ?? "") > view.asOf);
  return next === undefined ? null : time(next.start);
}

function GroupTitle({ text }: { text: string }) {
  return (
    <div role="row" className={styles.group}>
      <div role="gridcell">
        <h3>{text}</h3>
      </div>
    </div>
  );
}

function NowLine({ time }: { time: string }) {
  const words = useMessages(area);
  return (
    <div role="row" className={styles.now}>
      <div role="gridcell">
        <b>{words.now(time)}</b>
      </div>
    </div>
  );
}
