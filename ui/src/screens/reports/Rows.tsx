import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { ReportCells, ReportColumnView, ReportOrder } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Icon } from "../../parts/Icon";
import styles from "./Rows.module.css";
import { contentHeight, scrollTo, topRow } from "./scaledScroll";

const ROW = 30;
/** Characters that a column is drawn for at least and at most; a longer cell is whole in its tooltip and in the export. */
const NARROWEST = 7;
const WIDEST = 80;

/**
 * A window over rows that are never all in the page: the scroll bar says how far one is, the rows in sight are drawn, and
 * assistive technology is told how many there are and which one this is. Arrow keys, Page Up and Down, Home and End move.
 */
export function Rows({
  columns,
  total,
  rows,
  first,
  order,
  onOrder,
  onWindow,
}: {
  /** The columns that are shown, in order. */
  columns: readonly ReportColumnView[];
  /** How many rows there are. */
  total: number;
  /** The rows from `first` on; `null` for one that is still on its way. */
  rows: readonly (ReportCells | null)[];
  first: number;
  order: ReportOrder | null;
  onOrder: (column: number) => void;
  /** Tells which rows are in sight. */
  onWindow: (first: number, last: number) => void;
}) {
  const words = useMessages(reports).table;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(600);
  const [scrolled, setScrolled] = useState(0);
  const [current, setCurrent] = useState(0);
  const inSight = Math.max(1, Math.floor((view - ROW) / ROW));
  const body = view - ROW;
  const top = topRow(scrolled, total, ROW, body);
  const from = Math.floor(top);
  const until = Math.min(total, from + inSight + 2);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setView(element.clientHeight === 0 ? element.offsetHeight : element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => onWindow(from, until), [from, until, onWindow]);
  useEffect(() => {
    if (current >= total) setCurrent(Math.max(0, total - 1));
  }, [current, total]);

  function goTo(row: number): void {
    const to = Math.max(0, Math.min(total - 1, row));
    setCurrent(to);
    const element = scroller.current;
    if (element === null) return;
    const target = to < top ? to : to >= top + inSight ? to - inSight + 1 : null;
    if (target !== null) {
      element.scrollTop = scrollTo(target, total, ROW, body);
      setScrolled(element.scrollTop);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + inSight,
      PageUp: current - inSight,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    goTo(to);
  }

  const widths = useWidths(columns, rows);
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <div style={{ height: contentHeight(total, ROW) + ROW }}>
        <div className={styles.sight} style={{ height: view }}>
          <table
            className={styles.grid}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with one tab stop, whose rows are chosen
            role="grid"
            aria-label={words.label}
            aria-rowcount={total + 1}
            aria-colcount={columns.length + 1}
            aria-activedescendant={current >= from && current < until ? `${id}-${current}` : undefined}
            tabIndex={0}
            onKeyDown={onKeyDown}
          >
            <colgroup>
              <col style={{ width: `${String(total).length + 5}ch` }} />
              {columns.map(({ column }) => (
                <col key={column} style={{ width: `${widths.get(column) ?? NARROWEST}ch` }} />
              ))}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                <th scope="col" className={styles.place}>
                  {words.number}
                </th>
                {columns.map((column) => (
                  <Heading
                    key={column.column}
                    column={column}
                    order={order}
                    onOrder={() => onOrder(column.column)}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: until - from }, (_, at) => from + at).map((at) => {
                const row = rows[at - first] ?? null;
                return (
                  <tr
                    // A row that left the sight is filled anew rather than made anew.
                    key={at % (inSight + 2)}
                    id={`${id}-${at}`}
                    aria-rowindex={at + 2}
                    aria-selected={at === current}
                    data-current={at === current || undefined}
                    onClick={() => setCurrent(at)}
                  >
                    <td className={styles.place}>{row?.number ?? words.missing}</td>
                    {columns.map((column, place) => (
                      <td
                        key={column.column}
                        className={column.kind === "number" ? styles.number : undefined}
                        title={row === null ? undefined : wholeCell(row.cells[place] ?? "")}
                      >
                        {row === null ? words.missing : row.cells[place]}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

function Heading({
  column,
  order,
  onOrder,
}: {
  column: ReportColumnView;
  order: ReportOrder | null;
  onOrder: () => void;
}) {
  const words = useMessages(reports).table;
  const name = headingOf(column, words.column);
  const mine = order !== null && order.column === column.column;
  return (
    <th
      scope="col"
      className={column.kind === "number" ? styles.number : undefined}
      aria-sort={mine ? (order.descending ? "descending" : "ascending") : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        aria-label={words.sort(name)}
        title={name}
        onClick={onOrder}
      >
        <span>{name}</span>
        {mine && <Icon name={order.descending ? "down" : "up"} size="row" />}
      </button>
    </th>
  );
}

/** A cell that its column cannot show whole. */
function wholeCell(cell: string): string | undefined {
  return cell.length > WIDEST || cell.includes("\n") ? cell : undefined;
}

/** A column's heading, or its place where the vendor gave none. */
export function headingOf(column: ReportColumnView, unnamed: (place: number) => string): string {
  return column.heading === "" ? unnamed(column.column + 1) : column.heading;
}

/** Wide enough for the longest cell met so far: a column grows and never shrinks, so that nothing jumps back. */
function useWidths(columns: readonly ReportColumnView[], rows: readonly (ReportCells | null)[]) {
  const widths = useRef(new Map<number, number>());
  const widen = (column: number, length: number) => {
    const wanted = Math.min(WIDEST, Math.max(NARROWEST, length + 3));
    if (wanted > (widths.current.get(column) ?? 0)) widths.current.set(column, wanted);
  };
  columns.forEach(({ column, heading }, place) => {
    widen(column, heading.length + 2);
    for (const row of rows) if (row !== null) widen(column, row.cells[place]?.length ?? 0);
  });
  return widths.current;
}
