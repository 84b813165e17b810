import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from "react";
import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import type { BoardView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import type { Arranged, Order } from "./arrange";
import { type Columns, tracksOf } from "./columns";
import { GridHead } from "./GridHead";
import { linesOf } from "./lines";
import { OtherLine } from "./OtherLine";
import { useFirstRow } from "./useFirstRow";
import { useOpenInSight } from "./useOpenInSight";
import type { Updates } from "./useUpdates";
import { useWindow } from "./useWindow";
import styles from "./VisitGrid.module.css";
import { VisitRow } from "./VisitRow";

/** How many rows Page Up and Page Down move by. */
const PAGE = 8;

/**
 * The grid: those who wait, then the day on the same columns, so that the eye never learns it twice. Only the lines in
 * sight are in the page. Arrows move by rows, Home and End to the ends, Enter opens; a refetch never takes the focus or
 * the scroll (WCAG 2.4.3).
 */
export function VisitGrid({
  view,
  mode,
  arranged,
  live,
  columns,
  sort,
  onSort,
  filtered,
  open,
  onOpen,
  updates,
  list,
}: {
  view: BoardView;
  mode: "rooms" | "day";
  arranged: Arranged;
  /** The day is today: what is over folds away, and the time now stands among the rows. */
  live: boolean;
  columns: Columns;
  sort: readonly Order[];
  onSort: (sort: Order[]) => void;
  filtered: boolean;
  open: string | null;
  onOpen: (visit: string) => void;
  updates: Updates;
  list: RefObject<HTMLDivElement | null>;
}) {
  const words = useMessages(area);
  const format = useFormat();
  const { go } = useNavigation();
  const [at, setAt] = usePlaced<string | null>(`board.at ${mode}`, null);
  const [earlier, setEarlier] = usePlaced(`board.earlier ${mode}`, mode === "day" || !live);
  const goal = useRef<string | null>(null);
  const decide = useCallback((intent: string) => go("outbox", { open: { intent } }), [go]);
  const focus = useCallback((visit: string) => setAt(visit), [setAt]);
  const openRow = useCallback((visit: string) => onOpen(visit), [onOpen]);
  useFirstRow(view.counts.total > 0);

  // Where rows do not stand by time, a line for the time now would say nothing.
  const nowLine = mode === "day" && live && sort.length === 0;
  const { lines, visits, hidden } = linesOf(view, mode, arranged, { earlier, nowLine });
  const tracks = tracksOf(columns);
  const lineOf = (visit: string | null) =>
    lines.findIndex((line) => line.kind === "visit" && line.row.visit === visit);
  const reached = visits.some((row) => row.visit === at) ? at : (visits[0]?.visit ?? null);
  const pinned = [lineOf(reached), lineOf(open)].filter((line) => line >= 0);
  const sight = useWindow(lines, list, pinned);

  useLayoutEffect(() => {
    if (goal.current === null || goal.current !== reached) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-visit="${goal.current}"]`)
      ?.focus({ preventScroll: true });
    goal.current = null;
  });

  useOpenInSight(list, open, () => {
    const line = lineOf(open);
    if (line >= 0) sight.scrollToIndex(line, { align: "auto" });
  });

  function move(event: KeyboardEvent): void {
    const onRow = event.target instanceof HTMLElement && event.target.dataset.visit !== undefined;
    if (event.key === "Enter" && reached !== null && onRow) {
      event.preventDefault();
      onOpen(reached);
      return;
    }
    const here = visits.findIndex((row) => row.visit === reached);
    const last = visits.length - 1;
    const to: Partial<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + PAGE,
      PageUp: here - PAGE,
      Home: 0,
      End: last,
    };
    const wanted = to[event.key];
    if (wanted === undefined || last < 0) return;
    event.preventDefault();
    const visit = visits[Math.max(0, Math.min(last, wanted))]?.visit ?? null;
    goal.current = visit;
    setAt(visit);
    const line = lineOf(visit);
    sight.scrollToIndex(line, { align: line <= 1 ? "center" : "auto" });
  }

  return (
    <div
      className={styles.list}
      ref={list}
      role="grid"
      aria-label={mode === "rooms" ? words.grid : words.gridOfDay(format.day(view.day))}
      aria-rowcount={visits.length + 1}
      onKeyDown={move}
      data-past={!live || undefined}
      style={{ "--board-wide": tracks.wide, "--board-narrow": tracks.narrow } as CSSProperties}
    >
      <GridHead mode={mode} columns={columns} sort={sort} onSort={onSort} />
      <div role="rowgroup" className={styles.lines} style={{ blockSize: sight.getTotalSize() }}>
        {sight.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <div
              key={item.key}
              ref={sight.measureElement}
              data-index={item.index}
              role="presentation"
              className={styles.line}
              style={{ insetBlockStart: item.start - sight.options.scrollMargin }}
            >
              {line.kind === "visit" ? (
                <VisitRow
                  row={line.row}
                  waits={line.waits}
                  mode={mode}
                  columns={columns}
                  thresholds={view.thresholds}
                  selected={line.row.visit === open}
                  reached={line.row.visit === reached}
                  changed={updates.marked.get(line.row.visit)}
                  index={line.index}
                  onOpen={openRow}
                  onDecide={decide}
                  onFocus={focus}
                />
              ) : (
                <OtherLine
                  line={line}
                  view={view}
                  filtered={filtered}
                  shown={visits.length}
                  earlier={{ shown: earlier, hidden, onChange: setEarlier }}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
