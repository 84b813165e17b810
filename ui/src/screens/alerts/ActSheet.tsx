import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { AcknowledgedAlert, AlertOutcome, AlertView } from "../../host/types";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { NoteBar } from "../../parts/NoteBar";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { SelectField } from "../../parts/SelectField";
import { Sheet } from "../../parts/Sheet/Sheet";
import { TypedAgain } from "../../parts/TypedAgain";
import styles from "./Alerts.module.css";
import { useAlertWords } from "./useAlertWords";

type Earlier = Extract<AcknowledgedAlert, { outcome: "earlier" }>;

/** Acknowledging an alert, or adding what came of one that was acknowledged. */
export function ActSheet({ alert, onClose }: { alert: AlertView; onClose: () => void }) {
  const { words, format, title, value, converted, limit } = useAlertWords();
  // What the sheet was opened for: it does not turn into another act when the list is read anew.
  const form = useTypedForm("alert", `${alert.person.key} ${alert.id}`, { whole: true });
  const [remarks, setRemarks] = useTyped(form, "remarks", alert.acts.length > 0);
  const [outcome, setOutcome] = useTyped<AlertOutcome | "none">(form, "outcome", "none");
  const [note, setNote] = useTyped(form, "note", "");
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  const acknowledge = useAct("acknowledgeAlert");
  const remark = useAct("remarkAlert");
  const act = remarks ? remark : acknowledge;
  const off = remarks && outcome === "none" && note.trim() === "" ? words.act.empty : null;
  const outcomes = Object.keys(words.outcomes) as AlertOutcome[];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy || off !== null || earlier !== null) return;
    const input = {
      alert: alert.id,
      patient: alert.person.key ?? "",
      outcome: outcome === "none" ? null : outcome,
      note,
    };
    if (remarks) {
      if (!(await remark.run(input)).ok) return;
      announce(words.act.keptRemark);
      onClose();
      return;
    }
    const done = await acknowledge.run(input);
    if (!done.ok) return;
    if (done.value.outcome === "earlier") {
      setEarlier(done.value);
      return;
    }
    announce(words.act.kept(format.name(alert.person.name)));
    onClose();
  }

  const other = converted(alert, alert.reading);
  return (
    <Sheet title={remarks ? words.act.titleRemark : words.act.title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
        <IdentityStrip person={alert.person} />
        <p>
          <b>{title(alert)}</b>
          <br />
          {value(alert, alert.reading)}
          {other !== null && ` (${other})`}, {limit(alert)}, {format.dateTime(alert.reading.start)}
        </p>
        {!remarks && earlier === null && <p className={styles.text}>{words.act.means}</p>}
        {earlier !== null && (
          <NoteBar tone="warn" icon="info" boxed title={words.act.earlierTitle}>
            {words.act.earlier(earlier.by, format.dateTime(earlier.at))}
          </NoteBar>
        )}
        <SelectField<AlertOutcome | "none">
          label={words.act.outcome}
          value={outcome}
          options={[
            { id: "none", text: words.act.none },
            ...outcomes.map((id) => ({ id, text: words.outcomes[id] })),
          ]}
          onChange={setOutcome}
        />
        <Field
          label={words.act.note}
          hint={words.act.noteHint}
          value={note}
          rows={3}
          maxLength={1000}
          onChange={setNote}
        />
        {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
        {earlier === null ? (
          <div className={styles.acts}>
            <Button type="submit" size="large" variant="primary" busy={act.busy} off={off}>
              {remarks ? words.act.confirmRemark : words.act.confirm}
            </Button>
            <Button size="large" onPress={onClose}>
              {words.act.back}
            </Button>
          </div>
        ) : (
          <div className={styles.acts}>
            <Button size="large" autoFocus onPress={onClose}>
              {words.act.back}
            </Button>
            <Button
              size="large"
              onPress={() => {
                setRemarks(true);
                setEarlier(null);
              }}
            >
              {words.act.toRemark}
            </Button>
          </div>
        )}
      </form>
    </Sheet>
  );
}
