import { useMemo } from "react";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { bit, RINGED } from "./flags";
import styles from "./Legend.module.css";
import type { Graph } from "./series";

/** What the second shapes mean; only those that are met in these readings. */
export function Legend({ graphs }: { graphs: readonly Graph[] }) {
  const words = useMessages(charts).legend;
  const all = useMemo(() => {
    let bits = 0;
    for (const { series } of graphs) for (const each of series.flags) bits |= each;
    return bits;
  }, [graphs]);
  const days = graphs.some(({ series }) => series.end !== null);
  const shown = [
    (all & RINGED) !== 0 && words.marked,
    (all & bit("converted")) !== 0 && words.converted,
    (all & bit("typed")) !== 0 && words.typed,
    days && words.day,
    words.limit,
  ].filter((line) => line !== false);
  return (
    <ul className={styles.legend} aria-label={words.label}>
      {shown.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
