import type { RefObject } from "react";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { Button } from "../../parts/Button";
import { type Column, type Columns, hideable, resized, STEP, usualColumns } from "./columns";
import styles from "./ListBar.module.css";

const all: readonly Column[] = ["first", "patient", "visit", "state", "confirmed", "act"];

/** Which columns are shown and how wide they are, by keyboard as by mouse (PAL-0200, PAL-0720). */
export function ColumnChoice({
  mode,
  columns,
  onChange,
  list,
}: {
  mode: "rooms" | "day";
  columns: Columns;
  onChange: (columns: Columns) => void;
  list: RefObject<HTMLDivElement | null>;
}) {
  const words = useMessages(area);
  const { width } = words;
  const names = namesOf(words.columns, mode);
  const resize = (column: Column, by: number) => {
    const head = list.current?.querySelector<HTMLElement>(`[data-column="${column}"]`);
    if (head) onChange(resized(columns, column, head.getBoundingClientRect().width, by));
  };
  return (
    <div className={styles.columnChoice}>
      <ul className={styles.columnList} aria-label={width.title}>
        {all.map((column) => {
          const own = hideable.find((one) => one === column);
          const shown = own === undefined || !columns.hidden.includes(own);
          return (
            <li key={column}>
              {own === undefined ? (
                <span>{names[column]}</span>
              ) : (
                <label>
                  <input
                    type="checkbox"
                    aria-label={width.shown(names[column])}
                    checked={shown}
                    onChange={(event) =>
                      onChange({
                        ...columns,
                        hidden: event.target.checked
                          ? columns.hidden.filter((one) => one !== own)
                          : [...columns.hidden, own],
                      })
                    }
                  />
                  {names[column]}
                </label>
              )}
              <span className={styles.steps}>
                <Button
                  size="small"
                  variant="quiet"
                  icon="left"
                  label={width.narrower(names[column])}
                  off={shown ? null : width.hidden(names[column])}
                  onPress={() => resize(column, -STEP)}
                />
                <Button
                  size="small"
                  variant="quiet"
                  icon="right"
                  label={width.wider(names[column])}
                  off={shown ? null : width.hidden(names[column])}
                  onPress={() => resize(column, STEP)}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles.hint}>{width.always}</p>
      <Button variant="quiet" onPress={() => onChange(usualColumns)}>
        {width.usual}
      </Button>
    </div>
  );
}

/** What the columns are called. */
export function namesOf(
  words: Record<"wait" | "time" | "patient" | "visit" | "state" | "confirmed" | "action", string>,
  mode: "rooms" | "day",
): Record<Column, string> {
  const { wait, time, patient, visit, state, confirmed, action } = words;
  return { first: mode === "rooms" ? wait : time, patient, visit, state, confirmed, act: action };
}
