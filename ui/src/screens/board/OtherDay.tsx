import { now } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import type { BoardView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import styles from "./Board.module.css";

/** Says that the list is not today's: the word for a day that is over, and the day, stand out (PAL-1020). */
export function OtherDay({ view }: { view: BoardView }) {
  const words = useMessages(area).day;
  const format = useFormat();
  const past = view.day < isoDay(now(), view.zone);
  return (
    <strong className={styles.other}>
      {past ? words.historical(format.day(view.day)) : words.coming(format.day(view.day))}
    </strong>
  );
}
