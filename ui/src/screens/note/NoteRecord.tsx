import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { InBanner } from "../../frame/banner";
import { usePatientTitle } from "../../frame/documentTitle";
import { useQueries } from "../../host/HostContext";
import type { NoteView, PatientView } from "../../host/types";
import { PatientBand } from "../../parts/PatientBand/PatientBand";
import { Comments } from "./Comments";
import desk from "./desk.module.css";
import { DraftContext, useOpenDraft } from "./draft";
import { LeaveSheet } from "./LeaveSheet";
import { LooseDrafts } from "./LooseDrafts";
import { NoNote } from "./NoNote";
import { NoteFoot } from "./NoteFoot";
import { NoteHead } from "./NoteHead";
import { NoteNotices } from "./NoteNotices";
import styles from "./NoteScreen.module.css";
import { partsOf } from "./parts";
import { Review } from "./Review";
import { SavedLine } from "./SavedLine";
import { SectionPart } from "./SectionPart";
import { SectionRail } from "./SectionRail";
import { byAbbreviation, type Inserting, InsertingContext } from "./snippets";
import { Unplaced } from "./Unplaced";
import { useReading } from "./useReading";

/** A note under the banner of its patient: sections at the left, the questions, what was said about it at the right. */
export function NoteRecord({ note, patient }: { note: NoteView; patient: PatientView }) {
  const format = useFormat();
  const queries = useQueries();
  const reading = useReading(note.visit);
  const draft = useOpenDraft(note);
  const body = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(note.templates), [note.templates]);
  usePatientTitle(format.name(patient.person.name));
  const texts = useQuery(queries.snippets()).data;
  const field = useRef<HTMLTextAreaElement>(null);
  const inserting = useMemo<Inserting>(
    () => ({ byAbbreviation: byAbbreviation(texts ?? []), field }),
    [texts],
  );
  const [place, setPlace] = useState<"opened" | "review" | "returned">("opened");
  const review = () => setPlace("review");
  // Tab leads to the first question from here.
  useEffect(() => body.current?.focus({ preventScroll: true }), []);
  return (
    <DraftContext value={draft}>
      <InsertingContext value={inserting}>
        <InBanner>
          <PatientBand key={patient.person.key} patient={patient} clinical />
        </InBanner>
        <LeaveSheet visit={note.visit} intents={note.intents} />
        {place === "review" ? (
          <Review note={note} onBack={() => setPlace("returned")} />
        ) : (
          <div className={desk.screen}>
            <div>
              <NoteHead note={note} reading={reading} saved={<SavedLine />} />
              <NoteNotices note={note} reading={reading} onCompare={review} />
            </div>
            {note.templates.length === 0 ? (
              <NoNote note={note} reading={reading} />
            ) : (
              <div className={styles.columns}>
                <SectionRail templates={note.templates} vendor={note.vendor} parts={parts} body={body} />
                <div className={styles.body} ref={body} tabIndex={-1}>
                  <div className={styles.measure}>
                    {parts.map((part) => (
                      <SectionPart key={part.id} part={part} />
                    ))}
                    <LooseDrafts note={note} />
                    <Unplaced templates={note.templates} zone={note.zone} />
                  </div>
                </div>
                <Comments templates={note.templates} zone={note.zone} />
              </div>
            )}
            <NoteFoot visit={note.visit} returned={place === "returned"} onReview={review} />
          </div>
        )}
      </InsertingContext>
    </DraftContext>
  );
}
