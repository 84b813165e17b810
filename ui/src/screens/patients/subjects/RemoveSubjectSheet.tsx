import type { FormEvent } from "react";
import { useTick } from "../../../format/ticker";
import { useKept } from "../../../frame/useKept";
import type { PatientView, TrialPlace } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { parts } from "../../../messages/parts";
import { subjects } from "../../../messages/subjects";
import { FormEnd } from "../../../parts/FormEnd";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { isOver } from "../../board/arrange";
import { useGuarded } from "../../visit/useGuarded";
import { Assumed } from "./Assumed";
import styles from "./Subjects.module.css";

/** Taking a subject out of the study (C1-08): what it means comes before the identifiers and the act. */
export function RemoveSubjectSheet({
  patient,
  place,
  onClose,
}: {
  patient: PatientView;
  place: TrialPlace;
  onClose: () => void;
}) {
  const { remove: words, refusals } = useMessages(subjects);
  const { check } = useMessages(parts);
  const { person } = patient;
  const guard = useGuarded(person.key, "remove");
  const ahead = useTick(
    (now) =>
      patient.visits.filter((row) => !isOver(row) && row.start !== null && Date.parse(row.start) > now)
        .length,
  );
  const what = words.act(place.subject.number);
  const remove = useKept("removeSubject", { what, onKept: onClose });
  const off = guard.checked === null ? check.title.remove : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (guard.checked === null || remove.busy) return;
    await remove.run({ patient: person.key ?? "", checked: guard.checked });
  }

  return (
    <Sheet title={words.title(place.subject.number)} onClose={onClose} tone="danger">
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <IdentityStrip person={person} />
        {remove.problem !== null && <Refusal problem={remove.problem} sentences={refusals} />}
        <p>{words.text(place.studyName)}</p>
        {ahead > 0 && <p>{words.planned(ahead)}</p>}
        <p className={styles.hint}>{words.instead}</p>
        <Assumed />
        <IdentifierCheck key={guard.key} person={person} act="remove" onChange={guard.setChecked} />
        <FormEnd
          act={what}
          variant="danger"
          busy={remove.busy}
          off={off}
          back={words.back}
          onBack={onClose}
        />
      </form>
    </Sheet>
  );
}
