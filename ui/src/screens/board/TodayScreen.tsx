import { Board } from "./Board";

/** Today (F3): every visit of the day by time, on the columns of the board. */
export default function TodayScreen() {
  return <Board mode="day" />;
}
