import { useFormat } from "../../../format/useFormat";
import type { RangeView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { patientRanges } from "../../../messages/patientRanges";
import { RangeLines } from "./RangeLines";
import styles from "./Ranges.module.css";
import type { Rangeable } from "./rangeable";

/** What a range was before: nothing that judged a reading is forgotten. */
export function PastRanges({ ranges, metric }: { ranges: readonly RangeView[]; metric: Rangeable }) {
  const words = useMessages(patientRanges);
  const format = useFormat();
  if (ranges.length === 0) return null;
  return (
    <details>
      <summary>{words.past(ranges.length)}</summary>
      <ol className={styles.past}>
        {ranges.map((range) => (
          <li key={range.id}>
            <RangeLines range={range} metric={metric} />
            <p className={styles.text}>{words.setBy(range.setBy, format.dateTime(range.setAt))}</p>
            {range.setWhy !== "" && <p className={styles.text}>{words.why(range.setWhy)}</p>}
            {range.ended !== null && (
              <p className={styles.text}>
                {words.ended(range.ended.by, format.dateTime(range.ended.at))}{" "}
                {range.ended.why !== "" && words.why(range.ended.why)}
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
