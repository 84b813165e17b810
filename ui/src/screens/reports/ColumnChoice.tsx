import type { ReportColumnView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { Tick } from "../../parts/Tick";
import { headingOf } from "./Rows";
import styles from "./Rows.module.css";

/** Which columns are shown and exported: at least one. */
export function ColumnChoice({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly ReportColumnView[];
  hidden: ReadonlySet<number>;
  onChange: (hidden: ReadonlySet<number>) => void;
}) {
  const all = useMessages(reports);
  const words = all.columns;

  function set(column: number, shown: boolean): void {
    const next = new Set(hidden);
    if (shown) next.delete(column);
    else next.add(column);
    if (next.size < columns.length) onChange(next);
  }

  return (
    <fieldset className={styles.columns}>
      <legend>{words.label}</legend>
      {columns.map((each) => (
        <Tick
          key={each.column}
          ticked={!hidden.has(each.column)}
          onChange={(shown) => set(each.column, shown)}
        >
          {headingOf(each, all.table.column)}
        </Tick>
      ))}
      <Button
        size="small"
        off={hidden.size === 0 ? words.allShown : null}
        onPress={() => onChange(new Set())}
      >
        {words.all}
      </Button>
    </fieldset>
  );
}
