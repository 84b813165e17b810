import { unitWord } from "../../../charts/units";
import type { RangeView } from "../../../host/types";
import { alerts } from "../../../messages/alerts";
import { useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { patientRanges } from "../../../messages/patientRanges";
import styles from "./Ranges.module.css";
import { LIMITS, type Rangeable } from "./rangeable";

/** The limits of a range in words, from the highest to the lowest, and what has to come together. */
export function RangeLines({ range, metric }: { range: RangeView; metric: Rangeable }) {
  const { words, readings } = {
    words: useMessages(patientRanges).words,
    readings: useMessages(alerts).atTimes,
  };
  const chart = useMessages(charts);
  const unit = unitWord(chart, metric, range.unit);
  const needs = readings(range.readings, range.minutes);
  return (
    <ul className={styles.lines}>
      {LIMITS.map((name) => {
        const limit = range[name];
        if (limit === null) return null;
        const say = name === "low" || name === "veryLow" ? words.under : words.over;
        return (
          <li key={name}>
            <b>{words.names[name]}</b> {say(`${limit.at} ${unit}`, `${limit.clear} ${unit}`)}
          </li>
        );
      })}
      {needs !== "" && <li>{needs}</li>}
    </ul>
  );
}
