import { type RefObject, useRef, useState } from "react";
import { useShortcuts } from "../../frame/shortcuts";
import type { BoardView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { splitOff } from "../../parts/splitOff";
import type { Choice } from "./arrange";
import { type Columns, usualColumns } from "./columns";
import { HiddenColumns } from "./HiddenColumns";
import styles from "./ListBar.module.css";
import type { Updates } from "./useUpdates";

const Choices = splitOff(() => import("./Choices"));

/** What of the list can be chosen. */
export type ListChoice = "filter" | "sort" | "group" | "columns";

/** Filter, Sort, Group by, in this order (FSG-0003), find in list, and what changed since it was last seen. */
export function ListBar({
  view,
  mode,
  choice,
  onChange,
  columns,
  onColumns,
  updates,
  list,
}: {
  view: BoardView;
  mode: "rooms" | "day";
  choice: Choice;
  onChange: (choice: Choice) => void;
  columns: Columns;
  onColumns: (columns: Columns) => void;
  updates: Updates;
  list: RefObject<HTMLDivElement | null>;
}) {
  const words = useMessages(area);
  const [open, setOpen] = useState<ListChoice | null>(null);
  const find = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: "Ctrl F", does: words.bar.find, run: () => find.current?.focus() }]);
  const toggle = (which: ListChoice) => setOpen(open === which ? null : which);
  const count = updates.marked.size;
  return (
    <>
      <div className={styles.bar}>
        <Button icon="filter" expanded={open === "filter"} onPress={() => toggle("filter")}>
          {words.bar.filter}
        </Button>
        <Button icon="down" expanded={open === "sort"} onPress={() => toggle("sort")}>
          {words.bar.sort}
        </Button>
        <Button icon="lines" expanded={open === "group"} onPress={() => toggle("group")}>
          {words.bar.group}
        </Button>
        <Button icon="columns" expanded={open === "columns"} onPress={() => toggle("columns")}>
          {words.bar.columns}
        </Button>
        <input
          ref={find}
          className={styles.find}
          type="search"
          aria-label={words.bar.find}
          placeholder={words.bar.find}
          autoComplete="off"
          spellCheck={false}
          value={choice.text}
          onChange={(event) => onChange({ ...choice, text: event.target.value })}
        />
        <span className={styles.updates}>
          {count > 0 && (
            <>
              <Icon name="lozenge" /> {words.bar.updates(count, updates.away)}
            </>
          )}
          {updates.removed > 0 && ` ${words.bar.removed(updates.removed)}`}
        </span>
        {(count > 0 || updates.removed > 0) && (
          <Button variant="quiet" onPress={updates.markSeen}>
            {words.bar.seen}
          </Button>
        )}
      </div>
      {open !== null && (
        <Choices
          which={open}
          view={view}
          mode={mode}
          choice={choice}
          onChange={onChange}
          columns={columns}
          onColumns={onColumns}
          list={list}
          onClose={() => setOpen(null)}
        />
      )}
      <HiddenColumns
        mode={mode}
        columns={columns}
        onShow={() => onColumns({ ...columns, hidden: usualColumns.hidden })}
      />
    </>
  );
}
