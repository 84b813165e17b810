import { parseDate, parseTime } from "@internationalized/date";
import { useState } from "react";
import { useTick } from "../../format/ticker";
import { timeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { isoDay, millis } from "../../format/zoned";
import { useKept } from "../../frame/useKept";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { DateField } from "../../parts/DateField/DateField";
import { Field } from "../../parts/Field";
import { useToday } from "../../parts/Identity";
import { TimeField } from "../../parts/TimeField/TimeField";
import { instantsOf } from "../booking/zonedTime";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";
import styles from "./VisitPanel.module.css";

/** Another time or length. A time that the clock change skips is refused, one that it doubles is said so. */
export function RescheduleForm({ view, onDone }: { view: VisitView; onDone: () => void }) {
  const words = useMessages(area);
  const format = useFormat();
  const { row } = view;
  const guard = useGuarded(row.person.key, "reschedule");
  const today = useToday();
  const begun = millis(row.start);
  const [day, setDay] = useState(begun === null ? today : isoDay(begun, format.zone));
  const [time, setTime] = useState(row.start === null ? "" : format.time(row.start));
  const [minutes, setMinutes] = useState(row.minutes === null ? "" : String(row.minutes));
  const now = useTick((at) => timeOf(new Date(at).toISOString(), format.zone, format.language));
  const instants = time === "" ? [] : instantsOf(parseDate(day), parseTime(time), format.zone);
  const length = Number(minutes);
  const badLength = minutes !== "" && !(Number.isInteger(length) && length >= 1 && length <= 1440);
  const off =
    time === ""
      ? words.reschedule.badTime
      : instants.length === 0
        ? words.reschedule.skipped
        : badLength
          ? words.reschedule.badMinutes
          : null;
  const what = words.reschedule.act(format.name(row.person.name));
  const move = useKept("reschedule", { what, said: words.kept(what), onKept: onDone });

  async function act(): Promise<void> {
    const start = instants[0];
    if (guard.checked === null || start === undefined) return;
    await move.run({
      visit: row.visit,
      start: new Date(start).toISOString(),
      durationS: minutes === "" || length === row.minutes ? null : length * 60,
      checked: guard.checked,
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
      <div className={styles.when}>
        <DateField label={words.reschedule.date} value={day} today={today} onChange={setDay} bare />
        <TimeField label={words.reschedule.time} value={time} now={now} onChange={setTime} />
        <Field
          label={words.reschedule.minutes}
          value={minutes}
          onChange={setMinutes}
          inputMode="numeric"
          error={badLength ? words.reschedule.badMinutes : null}
        />
      </div>
      <p className={styles.hint}>
        {words.reschedule.zone(format.zone)}
        {instants.length > 1 && ` ${words.reschedule.twice}`}
      </p>
    </GuardedForm>
  );
}
