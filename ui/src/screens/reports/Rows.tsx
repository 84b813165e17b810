import { useRef } from "react";
import type { ReportCells, ReportColumnView, ReportOrder } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Icon } from "../../parts/Icon";
import { RowWindow } from "../../parts/RowWindow/RowWindow";
import styles from "./Rows.module.css";

/** Characters that a column is drawn for at least and at most; a longer cell is whole in its tooltip and in the export. */
const NARROWEST = 7;
const WIDEST = 80;

/** The rows of a report: those in sight, as the host tells them. */
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
  const widths = useWidths(columns, rows);
  return (
    <RowWindow
      label={words.label}
      total={total}
      columns={columns.length + 1}
      onWindow={onWindow}
      fixed={
        <>
          <col style={{ width: `${String(total).length + 5}ch` }} />
          {columns.map(({ column }) => (
            <col key={column} style={{ width: `${widths.get(column) ?? NARROWEST}ch` }} />
          ))}
        </>
      }
      head={
        <>
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
        </>
      }
    >
      {(at) => {
        const row = rows[at - first] ?? null;
        return (
          <>
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
          </>
        );
      }}
    </RowWindow>
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
