import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { EcgView } from "../../../ecg/EcgView";
import { leadsPhrase } from "../../../ecg/names";
import type { ReadColumns } from "../../../ecg/signal";
import { useShortcuts } from "../../../frame/shortcuts";
import { useHost, useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { OpenedRecording, PatientKey, PersonView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { ecg } from "../../../messages/ecg";
import { paper as paperWords } from "../../../messages/paper";
import { recordings } from "../../../messages/recordings";
import { Button } from "../../../parts/Button";
import { NoteBar } from "../../../parts/NoteBar";
import { Refusal } from "../../../parts/Refusal";
import { LoadingBars, ProblemState, ViewState } from "../../../parts/ViewState";
import { SendRecording } from "../submit/SendRecording";
import { SubmitSheet } from "../submit/SubmitSheet";
import { useSubmissionRecords } from "../submit/useSubmissionRecords";
import { beatsFrom, columnsFrom } from "./bytes";
import { EcgPaper } from "./EcgPaper";
import { factsOf } from "./facts";
import { useKeptRuler } from "./keptRuler";
import styles from "./Recordings.module.css";

/** One recording in the place of the list. Esc goes back to its row. */
export function OpenRecording({
  patient,
  recording,
  isListed,
  zone,
  person,
  saveOff,
  onClose,
}: {
  patient: PatientKey;
  recording: string;
  /** Whether it is among this patient's recordings: a link may end while it is open. */
  isListed: boolean;
  /** The patient's, for a recording that tells none. */
  zone: string;
  /** Whose record is on screen. */
  person: PersonView;
  /** Why it cannot be put on paper. */
  saveOff: string | null;
  onClose: () => void;
}) {
  const words = useMessages(recordings).opened;
  const read = useQuery({ ...useQueries().openRecording(patient, recording), enabled: isListed });
  useShortcuts([{ keys: "Esc", does: words.close, run: onClose }]);
  const opened = read.data;
  const problem = read.isError ? asProblem(read.error) : null;
  const back = (
    <Button keyCap="Esc" onPress={onClose}>
      {words.close}
    </Button>
  );
  // What came is of the record on screen and the row that was opened, or it is not shown.
  if (isListed && opened !== undefined && opened.patient === patient && opened.recording.id === recording)
    return <Opened opened={opened} zone={zone} person={person} saveOff={saveOff} back={back} />;
  return (
    <div className={styles.waiting}>
      <div className={styles.tools}>{back}</div>
      {problem === null && isListed && opened === undefined ? (
        <LoadingBars waitsFor={words.loading} rows={5} />
      ) : problem === null || problem.code === "notFound" ? (
        <ViewState icon="word" title={words.gone}>
          {words.goneText}
        </ViewState>
      ) : (
        <ProblemState problem={problem} onRetry={() => void read.refetch()} />
      )}
    </div>
  );
}

function Opened({
  opened: { patient, recording, child, beatsLead },
  zone,
  person,
  saveOff,
  back,
}: {
  opened: OpenedRecording;
  zone: string;
  person: PersonView;
  saveOff: string | null;
  back: ReactNode;
}) {
  const words = useMessages(recordings).opened;
  const named = useMessages(ecg);
  const host = useHost();
  const queries = useQueries();
  const ruler = useKeptRuler();
  const facts = useMemo(() => factsOf(recording, zone), [recording, zone]);
  const { id } = recording;
  const read = useCallback<ReadColumns>(
    async (lead, from, to, count, signal) => {
      const bytes = await host.recordingColumns({ patient, recording: id, lead, from, to, count });
      signal.throwIfAborted();
      return columnsFrom(bytes, from, to);
    },
    [host, patient, id],
  );
  const looked = useQuery({
    ...queries.recordingBeats(patient, id, beatsLead ?? 0),
    enabled: beatsLead !== null,
  });
  const lead = facts.leads[beatsLead ?? 0];
  const how = words.how(lead === undefined ? named.notStated : leadsPhrase([lead], named));
  const beats = useMemo(
    () => (looked.data === undefined ? null : beatsFrom(looked.data, how)),
    [looked.data, how],
  );
  const { records, problem: notSent } = useSubmissionRecords(patient);
  const [sendTo, setSendTo] = useState<PatientKey | null>(null);
  const record = records?.find(({ person }) => person.key === sendTo);
  const onPaper = useMessages(paperWords);
  const [paper, setPaper] = useState<number | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The keys of the trace are at hand at once.
    place.current?.querySelector<HTMLElement>('[role="application"]')?.focus();
  }, []);
  return (
    <div className={styles.opened} ref={place}>
      {looked.isError && (
        <NoteBar
          tone="bad"
          title={words.beatsFailed}
          action={
            <Button icon="refresh" onPress={() => void looked.refetch()}>
              {words.again}
            </Button>
          }
        />
      )}
      {notSent !== null && <Refusal problem={notSent} />}
      <EcgView
        facts={facts}
        read={read}
        beats={beats}
        kept={ruler.kept}
        keep={ruler.keep}
        child={child}
        actions={(from) => (
          <>
            <SendRecording records={records ?? []} onOpen={setSendTo} />
            <Button icon="disk" off={saveOff} hasPopup="dialog" onPress={() => setPaper(from)}>
              {onPaper.save}
            </Button>
            {back}
          </>
        )}
      />
      {record !== undefined && <SubmitSheet record={record} recording={id} onClose={() => setSendTo(null)} />}
      {paper !== null && (
        <EcgPaper
          person={person}
          patient={patient}
          recording={id}
          from={paper}
          seconds={recording.seconds ?? 0}
          onClose={() => setPaper(null)}
        />
      )}
    </div>
  );
}
