import { Board } from "./Board";

/** Waiting rooms (F2): who waits, then the rest of today, on the same columns. */
export default function BoardScreen() {
  return <Board mode="rooms" />;
}
