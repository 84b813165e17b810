import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { announce } from "../../../frame/announcer";
import { offerUndo } from "../../../frame/undo";
import { useAct, useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type {
  ConsentMetric,
  SubmissionRecord,
  SubmittableReading,
  SubmittableView,
} from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { parts } from "../../../messages/parts";
import { submissions } from "../../../messages/submissions";
import { FormEnd } from "../../../parts/FormEnd";
import { IdentifierCheck } from "../../../parts/IdentifierCheck";
import { Refusal } from "../../../parts/Refusal";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import { useGuarded } from "../../visit/useGuarded";
import { ReadingRows } from "./ReadingRows";
import styles from "./Submit.module.css";

/** A reading that can be ticked. */
export type Sendable = SubmittableReading & { id: string; start: string };

/** Whether a reading can be sent: nothing bars it, and it was not sent before. */
export function isSendable(row: SubmittableReading): row is Sendable {
  return row.id !== null && row.start !== null && row.bar === null && row.sent === null;
}

/**
 * The readings of a metric, or the one recording that was open, with tick boxes, a last look at whom they go to, and
 * sending. Nothing is ticked beforehand.
 */
export function PickReadings({
  record,
  metric,
  recording,
  onBack,
}: {
  record: SubmissionRecord;
  metric: ConsentMetric;
  /** Only this one; `null` for the newest of the metric. */
  recording: string | null;
  onBack: () => void;
}) {
  const words = useMessages(submissions);
  const patient = record.person.key ?? "";
  const read = useQuery(useQueries().submittable({ patient, metric, recording }));
  const view = read.data;
  // An answer about another record, another metric or another recording is dropped.
  if (view?.patient === patient && view.metric === metric && view.recording === recording)
    return <Pick record={record} view={view} onBack={onBack} onAgain={() => void read.refetch()} />;
  return read.isError ? (
    <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
  ) : (
    <LoadingBars waitsFor={words.loading} rows={4} />
  );
}

function Pick({
  record,
  view,
  onBack,
  onAgain,
}: {
  record: SubmissionRecord;
  view: SubmittableView;
  onBack: () => void;
  onAgain: () => void;
}) {
  const all = useMessages(submissions);
  const words = all.pick;
  const { check } = useMessages(parts);
  const act = useAct("submitReadings");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const sendable = view.rows.filter(isSendable);
  const chosen = sendable.filter(({ id }) => ticked.has(id));
  const nothing = sendable.length === 0 ? words.none : words.nothing;
  const guard = useGuarded(`${view.patient} ${chosen.map(({ id }) => id).join()}`, "send");
  const off = chosen.length === 0 ? nothing : guard.checked === null ? check.title.send : null;

  function tick(id: string, on: boolean): void {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    guard.clear();
    setTicked(next);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || guard.checked === null || act.busy) return;
    const done = await act.run({
      patient: view.patient,
      metric: view.metric,
      readings: chosen.map(({ id, start }) => ({ id, start })),
      checked: guard.checked,
    });
    if (!done.ok) {
      // What is no longer so is looked at again; what was ticked is ticked anew.
      guard.clear();
      setTicked(new Set());
      onAgain();
      return;
    }
    announce(words.kept(chosen.length));
    const [kept, ...more] = done.value;
    // One can be taken back at once; several are taken back one by one, in the Outbox.
    if (kept !== undefined && more.length === 0) offerUndo({ kept, what: words.kept(1) });
    onBack();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.sheet}>
      {act.problem !== null && <Refusal problem={act.problem} sentences={all.refusals} />}
      {view.rows.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <ReadingRows view={view} ticked={ticked} onTick={tick} />
      )}
      {view.more && <p className={styles.hint}>{words.more(view.rows.length)}</p>}
      <p aria-live="polite">{chosen.length === 0 ? nothing : words.count(chosen.length)}</p>
      {sendable.length > 0 && (
        <>
          <p className={styles.hint}>{words.last}</p>
          <IdentifierCheck key={guard.key} person={record.person} act="send" onChange={guard.setChecked} />
        </>
      )}
      <FormEnd
        act={words.act(chosen.length)}
        icon="outbox"
        busy={act.busy}
        off={off}
        back={words.back}
        onBack={onBack}
      />
    </form>
  );
}
