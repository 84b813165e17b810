import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { Button } from "../parts/Button";
import { flagsOf } from "./flags";
import styles from "./GraphHead.module.css";
import { nameOf } from "./named";
import { Sources } from "./Sources";
import type { Graph } from "./series";
import { unitName, unitWord } from "./units";
import { readingText } from "./values";

/** Name, unit, how the readings came, and the last two of them, the latest heavier (GTAB-018, 045 to 047, 219). */
export function GraphHead({
  graph,
  onUp,
  fit,
}: {
  graph: Graph;
  onUp: (() => void) | null;
  /** Whether the scale is fitted; `null` where there is nothing to choose. */
  fit: { on: boolean; set: (on: boolean) => void } | null;
}) {
  const words = useMessages(charts);
  const { series, sources } = graph;
  const name = nameOf(words, graph);
  const last = series.start.length - 1;
  const marks = flagsOf(series.flags[last]).map((flag) => words.flags[flag]);
  return (
    <header className={styles.head}>
      <h3 className={styles.name}>{name}</h3>
      <abbr className={styles.unit} title={unitName(words, series)}>
        {unitWord(words, series.metric, series.unit)}
      </abbr>
      <Sources of={sources} />
      {onUp !== null && (
        <Button variant="quiet" size="small" icon="up" label={words.graph.up(name)} onPress={onUp} />
      )}
      {fit !== null && (
        <Button variant="quiet" size="small" onPress={() => fit.set(!fit.on)}>
          {fit.on ? words.graph.preset : words.graph.fit}
        </Button>
      )}
      {last >= 0 && (
        <p className={styles.values}>
          <span>
            {words.graph.previous} {last > 0 ? readingText(graph, last - 1) : words.graph.noPrevious}
          </span>
          <span>
            {words.graph.latest} <b>{readingText(graph, last)}</b>
            {marks.length > 0 && <span className={styles.marks}> {marks.join(", ")}</span>}
          </span>
        </p>
      )}
    </header>
  );
}
