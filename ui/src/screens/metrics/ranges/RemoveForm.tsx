import type { FormEvent } from "react";
import { announce } from "../../../frame/announcer";
import { useTyped, useTypedForm } from "../../../frame/typing";
import { useAct } from "../../../host/HostContext";
import type { PatientView, RangeView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { parts } from "../../../messages/parts";
import { patientRanges } from "../../../messages/patientRanges";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { Refusal } from "../../../parts/Refusal";
import { TypedAgain } from "../../../parts/TypedAgain";
import { useGuarded } from "../../visit/useGuarded";
import styles from "./Ranges.module.css";
import type { Rangeable } from "./rangeable";

/** Removing a range: what that means, why it is done, and two identifiers. Going back stands first. */
export function RemoveForm({
  patient,
  range,
  metric,
  onBack,
}: {
  patient: PatientView;
  range: RangeView;
  metric: Rangeable;
  onBack: () => void;
}) {
  const words = useMessages(patientRanges);
  const named = useMessages(charts).metrics[metric];
  const { check } = useMessages(parts);
  const key = patient.person.key ?? "";
  const form = useTypedForm("range", `${key} remove ${range.id}`);
  const [why, setWhy] = useTyped(form, "why", "");
  const guard = useGuarded(key, `remove ${range.id}`);
  const remove = useAct("removeRange");
  const off = why.trim() === "" ? words.removeEmpty : guard.checked === null ? check.title.save : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || guard.checked === null || remove.busy) return;
    const done = await remove.run({ patient: key, range: range.id, why, checked: guard.checked });
    if (!done.ok) return;
    announce(words.removed(named));
    onBack();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
      <TypedAgain form={form} />
      <h3 className={styles.title}>{words.removeTitle}</h3>
      <p>{words.removeText}</p>
      <Field label={words.removeWhy} value={why} required autoFocus maxLength={500} onChange={setWhy} />
      <IdentifierCheck key={guard.key} person={patient.person} act="save" onChange={guard.setChecked} />
      {remove.problem !== null && <Refusal problem={remove.problem} sentences={words.refusals} />}
      <div className={styles.actions}>
        <Button size="large" onPress={onBack}>
          {words.removeNo}
        </Button>
        <Button type="submit" variant="danger" size="large" busy={remove.busy} off={off}>
          {words.removeTitle}
        </Button>
      </div>
    </form>
  );
}
