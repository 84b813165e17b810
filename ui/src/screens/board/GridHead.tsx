import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { Icon } from "../../parts/Icon";
import { type Order, type SortBy, usually } from "./arrange";
import { namesOf } from "./ColumnChoice";
import type { Column, Columns } from "./columns";
import styles from "./VisitGrid.module.css";

/**
 * The head of the grid: the same columns for those who wait and for the day. Pressing a heading sorts by it, pressing it
 * again turns the order round, a third time gives the usual order back; a sorted heading shows which way and its rank
 * (FSG-0099, FSG-0121).
 */
export function GridHead({
  mode,
  columns,
  sort,
  onSort,
}: {
  mode: "rooms" | "day";
  columns: Columns;
  sort: readonly Order[];
  onSort: (sort: Order[]) => void;
}) {
  const words = useMessages(area);
  const names = namesOf(words.columns, mode);
  const sorts: Partial<Record<Column, SortBy>> = {
    first: mode === "rooms" ? "wait" : "time",
    patient: "patient",
    visit: "room",
    state: "state",
    confirmed: "confirmed",
  };
  const order: readonly Column[] = ["first", "patient", "visit", "state", "confirmed", "act"];
  return (
    <div role="row" className={styles.columns} aria-rowindex={1}>
      {order
        .filter((column) => !columns.hidden.some((one) => one === column))
        .map((column) => {
          const by = sorts[column];
          const rank = by === undefined ? -1 : sort.findIndex((one) => one.by === by);
          const now = sort[rank];
          return (
            <span
              key={column}
              role="columnheader"
              data-column={column}
              className={column === "visit" ? styles.visit : undefined}
              aria-sort={now === undefined ? undefined : now.down ? "descending" : "ascending"}
            >
              {by === undefined ? (
                <span className="heard">{names[column]}</span>
              ) : (
                <button
                  type="button"
                  className={styles.heading}
                  title={words.sort.pressed(
                    words.columns[by],
                    words.sort.orders[by][usually(by).down ? "down" : "up"],
                  )}
                  onClick={() => onSort(nextOrder(by, now, sort.length))}
                >
                  {names[column]}
                  {now !== undefined && (
                    <span className={styles.rank}>
                      <Icon
                        name={now.down ? "down" : "up"}
                        size="row"
                        label={words.sort.orders[by][now.down ? "down" : "up"]}
                      />
                      {sort.length > 1 && (
                        <small>
                          <span className="heard">{words.sort.rank(rank + 1)}</span>
                          <span aria-hidden="true">{rank + 1}</span>
                        </small>
                      )}
                    </span>
                  )}
                </button>
              )}
            </span>
          );
        })}
    </div>
  );
}

function nextOrder(by: SortBy, now: Order | undefined, ranks: number): Order[] {
  const first = usually(by);
  // Of several ranks, the one that was pressed becomes the only one.
  if (now === undefined || ranks > 1) return [first];
  return now.down === first.down ? [{ by, down: !first.down }] : [];
}
