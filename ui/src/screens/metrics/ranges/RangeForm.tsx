import type { FormEvent } from "react";
import { unitWord } from "../../../charts/units";
import { announce } from "../../../frame/announcer";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { LimitInput, PatientView, RangeView, ReadingPart } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { parts } from "../../../messages/parts";
import { patientRanges } from "../../../messages/patientRanges";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { TypedAgain } from "../../../parts/TypedAgain";
import { useGuarded } from "../../visit/useGuarded";
import { units as unitsOf } from "../units";
import styles from "./Ranges.module.css";
import { LIMITS, type LimitName, type Rangeable, typedOf } from "./rangeable";

/** Setting the range of one metric and part, in the place of what is in force. */
export function RangeForm({
  patient,
  metric,
  part,
  ranges,
  onClose,
}: {
  patient: PatientView;
  metric: Rangeable;
  part: ReadingPart;
  ranges: readonly RangeView[];
  onClose: () => void;
}) {
  const words = useMessages(patientRanges);
  const chart = useMessages(charts);
  const { check } = useMessages(parts);
  const before = ranges[0];
  const units: readonly string[] = unitsOf[metric];
  const key = patient.person.key ?? "";
  const inForce = ranges.map(({ id }) => id).join();
  // What was typed over a range is not taken over to another that is in force by now.
  const form = useTypedForm("range", `${key} ${metric} ${part} ${inForce}`, { whole: true });
  const [unit, setUnit] = useTyped(form, "unit", before?.unit ?? units[0] ?? "");
  const [typed, setTyped] = useTyped(form, "typed", () => typedOf(before));
  const [readings, setReadings] = useTyped(form, "readings", String(before?.readings ?? 1));
  const [minutes, setMinutes] = useTyped(form, "minutes", String(before?.minutes ?? 0));
  const [why, setWhy] = useTyped(form, "why", "");
  const guard = useGuarded(key, `range ${metric} ${part}`);
  const set = useAct("setRange");
  const partWord = words.parts[part];
  const named = partWord === "" ? chart.metrics[metric] : `${chart.metrics[metric]}, ${partWord}`;
  const isEmpty = LIMITS.every((name) => typed[name].at.trim() === "");
  const off = isEmpty ? words.empty : guard.checked === null ? check.title.save : null;
  const wordOf = (ucum: string) => unitWord(chart, metric, ucum);
  const fault = (field: string) =>
    set.problem?.field === field ? (words.refusals[set.problem.what] ?? null) : null;
  const atField = LIMITS.some((name) => fault(name) !== null);

  function type(name: LimitName, what: "at" | "clear", text: string): void {
    setTyped({ ...typed, [name]: { ...typed[name], [what]: text } });
    set.reset();
  }
  const limit = (name: LimitName): LimitInput | null => (typed[name].at.trim() === "" ? null : typed[name]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || guard.checked === null || set.busy) return;
    const whole = (text: string) => (/^\d{1,5}$/u.test(text.trim()) ? Number(text) : 0);
    const done = await set.run({
      patient: key,
      metric,
      part,
      unit,
      veryLow: limit("veryLow"),
      low: limit("low"),
      high: limit("high"),
      veryHigh: limit("veryHigh"),
      // What is no number is 0 readings, which the core refuses.
      readings: whole(readings),
      minutes: minutes.trim() === "" ? 0 : /^\d{1,5}$/u.test(minutes.trim()) ? Number(minutes) : 99_999,
      why,
      replaces: ranges.map(({ id }) => id),
      checked: guard.checked,
    });
    if (!done.ok) return;
    announce(words.kept(named));
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
      <TypedAgain form={form} />
      {units.length > 1 && (
        <SelectField
          label={words.unit}
          value={unit}
          options={units.map((id) => ({ id, text: wordOf(id) }))}
          onChange={setUnit}
        />
      )}
      <div className={styles.limits}>
        {LIMITS.map((name) => (
          <fieldset key={name} className={styles.limit}>
            <legend className="heard">{words.words.names[name]}</legend>
            <Field
              label={`${words.limits[name]}, ${wordOf(unit)}`}
              value={typed[name].at}
              onChange={(text) => type(name, "at", text)}
              error={fault(name)}
              maxLength={12}
            />
            <Field
              label={words.clear}
              value={typed[name].clear}
              onChange={(text) => type(name, "clear", text)}
              maxLength={12}
            />
          </fieldset>
        ))}
      </div>
      <p className={styles.text}>{words.clearHint}</p>
      <div className={styles.limit}>
        <Field
          label={words.readings}
          value={readings}
          inputMode="numeric"
          onChange={setReadings}
          error={fault("readings")}
          maxLength={2}
        />
        <Field
          label={words.minutes}
          value={minutes}
          inputMode="numeric"
          onChange={setMinutes}
          maxLength={4}
        />
      </div>
      <Field label={words.reason} hint={words.reasonHint} value={why} onChange={setWhy} maxLength={500} />
      <IdentifierCheck key={guard.key} person={patient.person} act="save" onChange={guard.setChecked} />
      {set.problem !== null && !atField && fault("readings") === null && (
        <Refusal problem={set.problem} sentences={words.refusals} />
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" size="large" wide busy={set.busy} off={off}>
          {before === undefined ? words.act(named) : words.replace(named)}
        </Button>
        <Button size="large" onPress={onClose}>
          {words.back}
        </Button>
      </div>
    </form>
  );
}
