import { offsetText } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import type { WallTime } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { Button } from "../../parts/Button";
import { Segments } from "../../parts/Segments";
import styles from "./VisitPanel.module.css";

/**
 * What the clocks make of a typed time: one that they skip is refused with the nearest times offered, one that they
 * repeat is asked about with both offsets. Neither is ever chosen in silence.
 */
export function MoveTime({
  meant,
  chosen,
  onChoose,
  onTime,
}: {
  meant: WallTime;
  /** The instant that was chosen of two. */
  chosen: string | null;
  onChoose: (at: string) => void;
  /** Another time (`HH:mm`) in place of one that does not exist. */
  onTime: (time: string) => void;
}) {
  const words = useMessages(area).reschedule;
  const format = useFormat();
  const clock = (at: string) => `${format.time(at)} ${offsetText(Date.parse(at), format.zone)}`;
  if (meant.kind === "one") return null;
  if (meant.kind === "none")
    return (
      <div className={styles.asked}>
        <p role="alert">{words.skipped}</p>
        <div className={styles.times}>
          {[meant.before, meant.after].map((at) => (
            <Button key={at} size="small" onPress={() => onTime(format.time(at))}>
              {clock(at)}
            </Button>
          ))}
        </div>
      </div>
    );
  return (
    <Segments
      label={words.twice}
      value={chosen ?? ""}
      options={[meant.earlier, meant.later].map((at) => ({ id: at, text: clock(at) }))}
      onChange={onChoose}
    />
  );
}
