import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import styles from "./Ranges.module.css";
import type { Graph } from "./series";

/** The labels of the areas, and whose they are; without an area "No range", never "normal" (X-MET-01, GTAB-175). */
export function Ranges({ graph: { bands, population } }: { graph: Graph }) {
  const words = useMessages(charts);
  if (bands.length === 0) return <p className={styles.ranges}>{words.graph.noRange}</p>;
  return (
    <p className={styles.ranges}>
      {bands.map((band) => (
        <span key={`${band.part ?? "first"} ${band.label}`} className={styles.range}>
          <i className={band.part === "second" ? styles.second : styles.first} aria-hidden="true" />
          {band.label}
        </span>
      ))}
      {population !== null && <span>{population}</span>}
    </p>
  );
}
