import { useFormat } from "../../../format/useFormat";
import type { RangeView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { patientRanges } from "../../../messages/patientRanges";
import { Button } from "../../../parts/Button";
import { NoteBar } from "../../../parts/NoteBar";
import { RangeLines } from "./RangeLines";
import styles from "./Ranges.module.css";
import type { Rangeable } from "./rangeable";

/** What is in force for a metric and part, who set it and what it could not judge; or that there is none (X-MET-01). */
export function InForce({
  ranges,
  metric,
  hours,
  onRemove,
}: {
  ranges: readonly RangeView[];
  metric: Rangeable;
  hours: number;
  onRemove: (id: string) => void;
}) {
  const words = useMessages(patientRanges);
  const format = useFormat();
  return (
    <section aria-label={words.now} className={styles.now}>
      <h3 className={styles.title}>{words.now}</h3>
      {ranges.length === 0 && <p>{words.none}</p>}
      {ranges.length > 1 && <NoteBar tone="warn" boxed title={words.several} />}
      {ranges.map((range) => (
        <div key={range.id} className={styles.range}>
          <div>
            <RangeLines range={range} metric={metric} />
            <p className={styles.text}>{words.setBy(range.setBy, format.dateTime(range.setAt))}</p>
            {range.setWhy !== "" && <p className={styles.text}>{words.why(range.setWhy)}</p>}
            {range.unjudged.length > 0 && (
              <p className={styles.text}>
                {words.notJudged(
                  range.unjudged.map(({ why, count }) => words.unjudged[why](count, hours)).join(", "),
                )}
              </p>
            )}
          </div>
          <Button size="small" onPress={() => onRemove(range.id)}>
            {words.remove}
          </Button>
        </div>
      ))}
    </section>
  );
}
