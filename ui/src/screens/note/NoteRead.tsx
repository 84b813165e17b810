import { useEffect, useMemo, useRef } from "react";
import { useFormat } from "../../format/useFormat";
import { InBanner } from "../../frame/banner";
import { usePatientTitle } from "../../frame/documentTitle";
import type { Instant, NoteView, PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { OpenUntil } from "../../parts/Emergency/OpenUntil";
import { PatientBand } from "../../parts/PatientBand/PatientBand";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { Comments } from "./Comments";
import desk from "./desk.module.css";
import { NoteHead } from "./NoteHead";
import styles from "./NoteScreen.module.css";
import { partsOf, type SectionOfNote } from "./parts";
import { Said } from "./Said";
import { SectionFrame } from "./SectionPart";
import { SectionRail } from "./SectionRail";
import { Unplaced } from "./Unplaced";
import { useReading } from "./useReading";

/** A note that is open by emergency access: to read, with nothing to type into and nothing to send. */
export function NoteRead({
  note,
  patient,
  until,
}: {
  note: NoteView;
  patient: PatientView;
  until: Instant | null;
}) {
  const words = useMessages(area);
  const format = useFormat();
  const reading = useReading(note.visit);
  const body = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(note.templates), [note.templates]);
  usePatientTitle(format.name(patient.person.name));
  useEffect(() => body.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <InBanner>
        <PatientBand key={patient.person.key} patient={patient} clinical />
      </InBanner>
      <div className={desk.screen}>
        <div>
          <NoteHead note={note} reading={reading} />
          <OpenUntil until={until} />
        </div>
        {note.templates.length > 0 ? (
          <div className={styles.columns}>
            <SectionRail
              templates={note.templates}
              vendor={note.vendor}
              parts={parts}
              body={body}
              drafts={false}
            />
            <div className={styles.body} ref={body} tabIndex={-1}>
              <div className={styles.measure}>
                {parts.map((part) => (
                  <ReadSection key={part.id} part={part} />
                ))}
                <Unplaced templates={note.templates} zone={note.zone} />
              </div>
            </div>
            <Comments templates={note.templates} zone={note.zone} />
          </div>
        ) : reading.busy ? (
          <LoadingBars waitsFor={words.loading} rows={5} />
        ) : reading.problem !== null && note.readAt === null ? (
          <ProblemState problem={reading.problem} onRetry={reading.again} />
        ) : (
          <ViewState icon="note" title={words.noNote.title}>
            {note.readAt === null ? words.noNote.never : words.noNote.none}
          </ViewState>
        )}
      </div>
    </>
  );
}

function ReadSection({ part }: { part: SectionOfNote }) {
  return (
    <SectionFrame part={part}>
      {part.questions.map((question, at) => (
        <div
          key={question.id === "" ? at : question.id}
          className={styles.question}
          role="group"
          aria-label={question.text}
        >
          <p className={styles.asked}>{question.text}</p>
          <Said answer={question.answer} />
        </div>
      ))}
    </SectionFrame>
  );
}
