import { minutesSince } from "../../format/duration";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { BoardRow, VisitState } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { parts } from "../../messages/parts";
import { Icon, type IconName } from "../../parts/Icon";
import { intentLook } from "../../parts/intentLook";
import styles from "./VisitRow.module.css";

const icons: Record<VisitState, IconName> = {
  scheduled: "calendar",
  arrived: "clock",
  intakeReady: "enter",
  intakeInProgress: "video",
  examReady: "enter",
  examInProgress: "video",
  dischargeReady: "leave",
  dischargeInProgress: "leave",
  completed: "check",
  signedOff: "signed",
  cancelled: "cross",
  noShow: "absent",
  unknown: "unknown",
};

/**
 * Where the visit stands. What of ours is under way comes first, since it decides what can be done. A word that we do
 * not know is quoted exactly as received, in violet, and never taken for another.
 */
export function StateCell({
  row,
  changed,
}: {
  row: BoardRow;
  changed: { at: string; kind: string } | undefined;
}) {
  const words = useMessages(area).row;
  const own = useMessages(parts);
  const format = useFormat();
  const inVisit = row.state.endsWith("InProgress");
  const lasted = useTick((now) => (inVisit ? minutesSince(row.since, now) : null));
  const { intent } = row;
  const sent = useTick((now) => (intent === null ? "" : format.ageOfData(intent.at, now)));
  const onHold = row.callWord === "on hold";
  const look = intent === null ? null : intentLook(intent.state);
  return (
    <span className={styles.stack}>
      {intent !== null && look !== null ? (
        <>
          <span className={`${styles.word} ${styles[look.tone]}`}>
            <Icon name={look.icon} />{" "}
            <b>{own.actAndState(own.acts[intent.act], own.intents[intent.state])}</b>
          </span>
          <small>
            {intent.state === "queued"
              ? words.sendsSoon
              : intent.state === "unknown" || intent.state === "needsPerson"
                ? words.noAnswer(format.time(intent.at))
                : words.notConfirmed(sent)}
          </small>
        </>
      ) : row.state === "unknown" ? (
        <>
          <span className={`${styles.word} ${styles.unsure}`}>
            <Icon name="unknown" /> “{row.statusWord}”
          </span>
          <small>{words.strangeWord(own.shortVendors[row.vendor])}</small>
        </>
      ) : (
        <>
          <span className={`${styles.word} ${inVisit ? styles.info : ""}`}>
            <Icon name={onHold ? "hold" : icons[row.state]} />{" "}
            {inVisit ? <b>{onHold ? words.onHold : own.states[row.state]}</b> : own.states[row.state]}
          </span>
          {row.since !== null && row.state !== "scheduled" && (
            <small>
              {lasted === null
                ? (row.confirmed.stale ? words.asOf : words.since)(format.time(row.since))
                : words.from(format.minutes(lasted), format.time(row.since))}
            </small>
          )}
        </>
      )}
      {row.collides && <small className={styles.warn}>{words.collides}</small>}
      {changed !== undefined && (
        <small className={styles.changed}>
          <Icon name="lozenge" />{" "}
          {(changed.kind === "added" ? words.added : words.changed)(format.time(changed.at))}
        </small>
      )}
    </span>
  );
}
