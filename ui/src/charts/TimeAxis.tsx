import { useMemo } from "react";
import { useLanguage } from "../messages/area";
import { LEFT, RIGHT } from "./layout";
import styles from "./TimeAxis.module.css";
import { dateMarks, timeMarks } from "./timeMarks";
import { useTimes } from "./useTimes";
import type { Range, Window } from "./windows";

/** The one time axis of a stack, in sight however far it is scrolled: natural steps above, full dates below. */
export function TimeAxis({ range, window, zone }: { range: Range; window: Window; zone: string }) {
  const language = useLanguage();
  const times = useTimes(zone);
  const marks = useMemo(() => timeMarks(range, window, zone, language), [range, window, zone, language]);
  const dates = useMemo(() => dateMarks(window, marks), [window, marks]);
  const left = (at: number) => `${((at - window.from) / (window.until - window.from)) * 100}%`;
  return (
    <div className={styles.axis} style={{ paddingLeft: LEFT, paddingRight: RIGHT }} aria-hidden="true">
      <div className={styles.marks}>
        {marks.map((mark) => (
          <span
            key={mark.at}
            className={styles.mark}
            data-strong={mark.strong || undefined}
            style={{ left: left(mark.at) }}
          >
            {mark.label}
          </span>
        ))}
        {dates.map((at) => (
          <span key={at} className={styles.date} style={{ left: left(at) }}>
            {times.day(at)}
          </span>
        ))}
      </div>
    </div>
  );
}
