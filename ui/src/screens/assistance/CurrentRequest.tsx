import type { FormEvent } from "react";
import { useFormat } from "../../format/useFormat";
import { useKept } from "../../frame/useKept";
import type { AssistanceLook, CareRequest } from "../../host/types";
import { useMessages } from "../../messages/area";
import { assistance as area } from "../../messages/assistance";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { checkable, IdentifierCheck } from "../../parts/IdentifierCheck";
import { Facts } from "../../parts/Panel";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { useGuarded } from "../visit/useGuarded";
import styles from "./Assistance.module.css";
import { type PlaceDraft, placeText, selectorOf } from "./place";

/** What the vendor says of a place: the request that stands there, whose bed it is, and cancelling it. */
export function CurrentRequest({
  connection,
  draft,
  seen,
  onCancelled,
}: {
  connection: string;
  draft: PlaceDraft;
  seen: AssistanceLook;
  onCancelled: () => void;
}) {
  const words = useMessages(area);
  const format = useFormat();
  const { request } = seen;
  const asOf = words.found.at(format.timeWithSeconds(seen.at));
  if (request === null) {
    return (
      <section className={styles.found} aria-label={words.found.none}>
        <h2 className={styles.title}>{words.found.none}</h2>
        <p className={styles.hint}>
          {words.found.noneText} {asOf}.
        </p>
      </section>
    );
  }
  return (
    <section className={styles.found} aria-label={words.found.title}>
      <h2 className={styles.title}>{words.found.title}</h2>
      <p className={styles.hint}>{asOf}.</p>
      <Facts
        of={[
          [words.found.place, request.place],
          [words.found.room, request.room],
          [words.found.site, request.site],
          [words.found.device, request.device],
          [words.found.availability, quoted(request.availability)],
          [words.found.status, quoted(request.status)],
          [words.found.created, request.createdAt === null ? null : format.dateTime(request.createdAt)],
          [words.found.taken, request.taken ? words.found.yes : words.found.notYet],
        ]}
      />
      <Cancel connection={connection} draft={draft} request={request} onCancelled={onCancelled} />
    </section>
  );
}

/** The vendor's words are data. */
function quoted(word: string | null): string | null {
  return word === null ? null : `“${word}”`;
}

function Cancel({
  connection,
  draft,
  request,
  onCancelled,
}: {
  connection: string;
  draft: PlaceDraft;
  request: CareRequest;
  onCancelled: () => void;
}) {
  const words = useMessages(area);
  const { check } = useMessages(parts);
  const what = `${words.found.cancel}, ${placeText(draft)}`;
  const cancel = useKept("cancelAssistance", { what, onKept: onCancelled });
  const guard = useGuarded(request.id, "cancelAssistance");
  const { patient } = request;
  const known = patient !== null && patient.birthDate !== null && patient.number !== null;
  const off = known && guard.checked === null ? check.title.cancel : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || cancel.busy) return;
    const nobody = { patient: null, birthDate: null, number: null, family: null };
    await cancel.run({
      connection,
      selector: selectorOf(draft),
      request: request.id,
      checked: guard.checked ?? nobody,
    });
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
      {patient !== null && checkable(patient).length > 0 ? (
        <>
          <p className={styles.hint}>{words.found.patient}</p>
          <IdentityStrip person={patient} />
        </>
      ) : (
        <p className={styles.hint}>{words.found.noPatient}</p>
      )}
      {cancel.problem !== null && <Refusal problem={cancel.problem} sentences={words.refusals} />}
      <p className={styles.hint}>{words.found.cancelText}</p>
      {known && <IdentifierCheck key={guard.key} person={patient} act="cancel" onChange={guard.setChecked} />}
      <div className={styles.actions}>
        <Button type="submit" variant="danger" size="large" busy={cancel.busy} off={off}>
          {words.found.cancel}
        </Button>
      </div>
    </form>
  );
}
