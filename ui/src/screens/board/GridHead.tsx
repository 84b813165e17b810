import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import styles from "./VisitGrid.module.css";

/** The head of the grid: the same columns for those who wait and for the day. */
export function GridHead({ mode }: { mode: "rooms" | "day" }) {
  const words = useMessages(area).columns;
  return (
    <div role="row" className={styles.columns} aria-rowindex={1}>
      <span role="columnheader">{mode === "rooms" ? words.wait : words.time}</span>
      <span role="columnheader">{words.patient}</span>
      <span role="columnheader" className={styles.visit}>
        {words.visit}
      </span>
      <span role="columnheader">{words.state}</span>
      <span role="columnheader">{words.confirmed}</span>
      <span role="columnheader">
        <span className="heard">{words.action}</span>
      </span>
    </div>
  );
}
