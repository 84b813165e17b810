import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import styles from "./GlucoseSummary.module.css";
import { type GlucoseUnit, glucoseText } from "./units";

/** What the core says of a sensor's stretch; shown only when it is enough (X-GLU-05). */
export interface SummaryFigures {
  /** mg/dL. */
  mean: number;
  /** Percent. */
  gmi: number;
  /** Percent; none of a single reading. */
  variation: number | null;
}

/** Mean, GMI and variation in one line, with days and sensor time, which always stand there (X-GLU-05, X-GLU-07). */
export function GlucoseSummary({
  figures,
  days,
  active,
  unit,
}: {
  /** `null` where there is too little for them. */
  figures: SummaryFigures | null;
  days: string;
  active: string;
  unit: GlucoseUnit;
}) {
  const words = useMessages(charts).glucose;
  const parts =
    figures === null
      ? []
      : [
          words.mean(glucoseText(unit, figures.mean), unit),
          words.gmi(figures.gmi.toFixed(1)),
          figures.variation === null ? words.noVariation : words.variation(figures.variation.toFixed(1)),
        ];
  return <p className={styles.summary}>{`${[...parts, words.active(days, active)].join(". ")}.`}</p>;
}
