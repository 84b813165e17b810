import type { ReportColumnView, ReportFilter } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { headingOf } from "./Rows";
import styles from "./Rows.module.css";

/** The tests that rows pass now; each can be taken away. */
export function Filters({
  filters,
  columns,
  onRemove,
}: {
  filters: readonly ReportFilter[];
  columns: readonly ReportColumnView[];
  onRemove: (at: number) => void;
}) {
  const all = useMessages(reports);
  const words = all.filter;

  function inWords(filter: ReportFilter): string {
    const of = columns.find((each) => each.column === filter.column);
    const column = of === undefined ? all.table.column(filter.column + 1) : headingOf(of, all.table.column);
    switch (filter.test) {
      case "contains":
        return words.contains(column, filter.text);
      case "is":
        return words.is(column, filter.text);
      case "between":
        return words.between(column, filter.from ?? words.open, filter.to ?? words.open);
      case "empty":
        return words.empty(column);
    }
  }

  return (
    <div className={styles.chips}>
      {filters.map((filter, at) => {
        const text = inWords(filter);
        return (
          <Button
            // biome-ignore lint/suspicious/noArrayIndexKey: two equal filters are told apart by their place alone
            key={`${at} ${text}`}
            size="small"
            icon="cross"
            label={words.remove(text)}
            onPress={() => onRemove(at)}
          >
            {text}
          </Button>
        );
      })}
    </div>
  );
}
