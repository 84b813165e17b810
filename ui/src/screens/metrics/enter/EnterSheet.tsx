import { type FormEvent, useState } from "react";
import { unitWord } from "../../../charts/units";
import { timeOf } from "../../../format/time";
import { useFormat } from "../../../format/useFormat";
import { isoDay } from "../../../format/zoned";
import { announce } from "../../../frame/announcer";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { enterReading } from "../../../messages/enterReading";
import { DateField } from "../../../parts/DateField/DateField";
import { Field } from "../../../parts/Field";
import { FormEnd } from "../../../parts/FormEnd";
import { Question } from "../../../parts/Question";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { TimeField } from "../../../parts/TimeField/TimeField";
import { TypedAgain } from "../../../parts/TypedAgain";
import { MoveTime } from "../../visit/MoveTime";
import { useTypedMoment } from "../../visit/useTypedMoment";
import { units as unitsOf } from "../units";
import styles from "./EnterSheet.module.css";
import { type Enterable, enterables } from "./enterable";

type Ask = "askUnusual" | "askReversed";

/** A reading that a person types in, for the patient whose banner is above. What is unusual is asked about first. */
export function EnterSheet({ patient, onClose }: { patient: PatientView; onClose: () => void }) {
  const words = useMessages(enterReading);
  const chart = useMessages(charts);
  const format = useFormat();
  const [now] = useState(() => new Date().toISOString());
  const today = isoDay(Date.parse(now), format.zone);
  // A value belongs to its metric, its unit and the time at which it was begun.
  const form = useTypedForm("enterReading", patient.person.key ?? "", { whole: true });
  const [metric, setMetric] = useTyped<Enterable>(form, "metric", "bloodPressure");
  const [unit, setUnit] = useTyped<string>(form, "unit", unitsOf.bloodPressure[0]);
  const [value, setValue] = useTyped(form, "value", "");
  const [second, setSecond] = useTyped(form, "second", "");
  const [device, setDevice] = useTyped(form, "device", "");
  const [ask, setAsk] = useState<Ask | null>(null);
  const moment = useTypedMoment(form, { day: today, time: timeOf(now, format.zone, format.language) });
  const enter = useAct("enterReading");
  const pressure = metric === "bloodPressure";
  const units: readonly string[] = unitsOf[metric];
  const wordOf = (each: string) => unitWord(chart, metric, each);
  const empty = value.trim() === "" || (pressure && second.trim() === "");
  const off = empty
    ? words.empty
    : moment.missing !== null
      ? words[moment.missing]
      : moment.unread
        ? words.unread
        : moment.start === null
          ? words.reading
          : null;
  const fault = (field: string) => {
    const found = enter.problem;
    return found?.field === field ? (words.refusals[found.what] ?? null) : null;
  };
  const other = enter.problem !== null && !["value", "second"].includes(enter.problem.field ?? "");
  const shown = `${value.trim()}${pressure ? `/${second.trim()}` : ""} ${wordOf(unit)}`;

  function change(set: (text: string) => void): (text: string) => void {
    return (text) => {
      set(text);
      setAsk(null);
      enter.reset();
    };
  }
  async function keep(meant: boolean): Promise<void> {
    if (off !== null || moment.start === null || enter.busy) return;
    const outcome = await enter.run({
      patient: patient.person.key ?? "",
      metric,
      value,
      second: pressure ? second : null,
      unit,
      at: moment.start,
      device: device.trim() === "" ? null : device,
      meant,
    });
    if (!outcome.ok) return;
    if (outcome.value === "askUnusual" || outcome.value === "askReversed") {
      setAsk(outcome.value);
      return;
    }
    announce(outcome.value === "kept" ? words.kept(chart.metrics[metric], shown) : words.known);
    onClose();
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    await keep(false);
  }

  return (
    <Sheet title={words.title(format.name(patient.person.name))} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
        {other && enter.problem !== null && <Refusal problem={enter.problem} sentences={words.refusals} />}
        <SelectField
          label={words.metric}
          value={metric}
          options={enterables.map((each) => ({ id: each, text: chart.metrics[each] }))}
          onChange={(next) => {
            setMetric(next);
            setUnit(unitsOf[next][0]);
            change(setValue)("");
            setSecond("");
          }}
        />
        <div className={styles.value}>
          <Field
            label={pressure ? words.systolic : words.value}
            value={value}
            onChange={change(setValue)}
            error={fault("value")}
            required
            autoFocus
            maxLength={12}
          />
          {pressure && (
            <Field
              label={words.diastolic}
              value={second}
              onChange={change(setSecond)}
              error={fault("second")}
              required
              maxLength={12}
            />
          )}
          {units.length > 1 ? (
            <SelectField
              label={words.unit}
              value={unit}
              options={units.map((each) => ({ id: each, text: wordOf(each) }))}
              onChange={change(setUnit)}
            />
          ) : (
            <p className={styles.unit}>{wordOf(unit)}</p>
          )}
        </div>
        {ask !== null && (
          <Question
            id="reading-question"
            text={words[ask](shown)}
            answers={[{ text: words.meant(shown), take: () => void keep(true) }]}
            again={words.again}
            onAgain={() => setAsk(null)}
          />
        )}
        <div className={styles.when}>
          <DateField label={words.date} value={moment.day} today={today} onChange={moment.setDay} bare />
          <TimeField label={words.time} value={moment.time} now={moment.now} onChange={moment.setTime} />
        </div>
        {moment.meant !== undefined && (
          <MoveTime
            meant={moment.meant}
            chosen={moment.chosen}
            onChoose={moment.setChosen}
            onTime={moment.setTime}
          />
        )}
        <p className={styles.hint}>{words.zone(moment.zone)}</p>
        <Field
          label={words.device}
          hint={words.deviceHint}
          value={device}
          onChange={setDevice}
          maxLength={80}
        />
        <FormEnd act={words.act} busy={enter.busy} off={off} back={words.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}
