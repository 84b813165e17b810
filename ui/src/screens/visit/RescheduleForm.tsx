import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { isoDay, millis } from "../../format/zoned";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import { useQueries } from "../../host/HostContext";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { DateField } from "../../parts/DateField/DateField";
import { Field } from "../../parts/Field";
import { useToday } from "../../parts/Identity";
import { TimeField } from "../../parts/TimeField/TimeField";
import { TypedAgain } from "../../parts/TypedAgain";
import { GuardedForm } from "./GuardedForm";
import { MoveOverlaps } from "./MoveOverlaps";
import { MoveTime } from "./MoveTime";
import { TheirTime } from "./TheirTime";
import { useGuarded } from "./useGuarded";
import { useTypedMoment } from "./useTypedMoment";
import styles from "./VisitPanel.module.css";

/** Another time or length. A time that the clock change skips is refused, one that it doubles is said so. */
export function RescheduleForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const format = useFormat();
  const { row } = view;
  const guard = useGuarded(row.person.key, "reschedule");
  const today = useToday();
  const begun = millis(row.start);
  const form = useTypedForm("reschedule", row.visit);
  const moment = useTypedMoment(form, {
    day: begun === null ? today : isoDay(begun, format.zone),
    time: row.start === null ? "" : format.time(row.start),
  });
  const { meant, start } = moment;
  const [minutes, setMinutes] = useTyped(form, "minutes", row.minutes === null ? "" : String(row.minutes));
  const queries = useQueries();
  const length = Number(minutes);
  const badLength = minutes !== "" && !(Number.isInteger(length) && length >= 1 && length <= 1440);
  const durationS = minutes === "" || badLength || length === row.minutes ? null : length * 60;
  const looked = useQuery({
    ...queries.overlaps({ visit: row.visit, start: start ?? "", durationS }),
    enabled: start !== null,
  });
  const overlaps = start === null ? [] : (looked.data ?? []);
  const [anyway, setAnyway] = useState(false);
  const [reason, setReason] = useTyped(form, "reason", "");
  const settled = overlaps.length === 0 || (anyway && reason.trim() !== "");
  const off =
    moment.missing !== null
      ? words.reschedule[moment.missing]
      : badLength
        ? words.reschedule.badMinutes
        : moment.unread || looked.isError
          ? words.reschedule.unread
          : start === null || looked.data === undefined
            ? words.reschedule.reading
            : settled
              ? null
              : words.reschedule.settle;
  const what = words.reschedule.act(format.name(row.person.name));
  const move = useKept("reschedule", { what, said: words.kept(what), onKept: onDone });

  async function act(): Promise<void> {
    if (guard.checked === null || start === null || !settled) return;
    await move.run({
      visit: row.visit,
      start,
      durationS,
      checked: guard.checked,
      overlapReason: overlaps.length > 0 ? reason : null,
    });
  }

  return (
    <GuardedForm
      view={view}
      act="change"
      guard={guard}
      label={what}
      off={off}
      busy={move.busy}
      problem={move.problem}
      onAct={() => void act()}
      onBack={onDone}
    >
      <TypedAgain form={form} />
      <div className={styles.when}>
        <DateField
          label={words.reschedule.date}
          value={moment.day}
          today={today}
          onChange={moment.setDay}
          bare
        />
        <TimeField
          label={words.reschedule.time}
          value={moment.time}
          now={moment.now}
          onChange={moment.setTime}
        />
        <Field
          label={words.reschedule.minutes}
          value={minutes}
          onChange={setMinutes}
          inputMode="numeric"
          error={badLength ? words.reschedule.badMinutes : null}
        />
      </div>
      <p className={styles.hint}>{words.reschedule.zone(moment.zone)}</p>
      {start !== null && <TheirTime start={start} zone={view.patientZone} />}
      {meant !== undefined && (
        <MoveTime meant={meant} chosen={moment.chosen} onChoose={moment.setChosen} onTime={moment.setTime} />
      )}
      <MoveOverlaps of={overlaps} anyway={anyway} reason={reason} onAnyway={setAnyway} onReason={setReason} />
    </GuardedForm>
  );
}
