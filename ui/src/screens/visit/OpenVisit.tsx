import { useFormat } from "../../format/useFormat";
import { usePlaced } from "../../frame/typing";
import type { VisitAct, VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { formats } from "../../messages/formats";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { Button } from "../../parts/Button";
import { EmergencyAccess } from "../../parts/Emergency/EmergencyAccess";
import { OpenUntil } from "../../parts/Emergency/OpenUntil";
import { useReads } from "../../parts/Emergency/useReads";
import { Born, RecordNumber } from "../../parts/Identity";
import { NoteBar } from "../../parts/NoteBar";
import { Block } from "../../parts/Panel";
import { PersonName } from "../../parts/PersonName";
import { ActList } from "./ActList";
import { AssignForm } from "./AssignForm";
import { CancelForm } from "./CancelForm";
import { VisitFiles } from "./files/VisitFiles";
import { History } from "./History";
import { JoinForm } from "./JoinForm";
import { LinkForm } from "./LinkForm";
import { Namesake } from "./Namesake";
import { NoteForm } from "./NoteForm";
import { OurChanges } from "./OurChanges";
import { PaperForm } from "./PaperForm";
import { ReasonsForm } from "./ReasonsForm";
import { RescheduleForm } from "./RescheduleForm";
import { useNoteDoor } from "./useNoteDoor";
import { VisitFacts } from "./VisitFacts";
import styles from "./VisitPanel.module.css";

/** A visit that was read: identity, warning, facts, acts, history, and at the foot the one act that was chosen. */
export function OpenVisit({ view, onClose }: { view: VisitView; onClose: () => void }) {
  const words = useMessages(area);
  const { close, gender: genderLabel } = useMessages(parts);
  const genders = useMessages(formats).gender;
  const format = useFormat();
  // Whose role has no calls begins with nothing at the foot.
  const joins = view.acts.find(({ act }) => act === "join")?.offer.reason !== "roleLacks";
  const first = joins ? "join" : null;
  const [act, setAct] = usePlaced<VisitAct | null>(`visit.act ${view.row.visit}`, first);
  const { person } = view.row;
  const back = () => setAct(first);
  const choose = useNoteDoor(view.row.visit, setAct);
  const { reads, until } = useReads(person.key);
  // Emergency access opens the note, which the role alone does not.
  const acts = view.acts.map((each) =>
    until !== null && each.act === "visitNote" && each.offer.reason === "roleLacks"
      ? { ...each, offer: { offered: true, reason: null, assumed: null } }
      : each,
  );
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <PersonName name={person.name} />
        </h2>
        <Button variant="quiet" keyCap="Esc" onPress={onClose} label={close}>
          {close}
        </Button>
        <p className={styles.ids}>
          <Born person={person} />
          <span>
            {genderLabel} <b>{genders[person.gender]}</b>
          </span>
          <RecordNumber number={person.number} withIssuer />
        </p>
      </header>
      <div className={styles.body} tabIndex={0} role="group" aria-label={format.name(person.name)}>
        <OpenUntil until={until} boxed />
        {person.deceased && <NoteBar tone="warn" title={words.deceased} />}
        {view.namesake !== null && <Namesake row={view.row} other={view.namesake} />}
        <VisitFacts view={view} />
        <Block title={words.whatYouCan}>
          <ActList acts={acts} vendor={view.row.vendor} chosen={act} onChoose={choose} />
          {reads === false && person.key !== null && <EmergencyAccess patient={person.key} small />}
        </Block>
        <VisitFiles view={view} reads={reads === true} />
        {view.intents.length > 0 && <OurChanges intents={view.intents} />}
        <History view={view} />
      </div>
      {act !== null && (
        <footer className={styles.foot}>
          {act === "join" && <JoinForm view={view} />}
          {act === "copyPatientLink" && <LinkForm view={view} onDone={back} />}
          {act === "cancel" && <CancelForm view={view} onDone={back} />}
          {act === "reschedule" && <RescheduleForm view={view} onDone={back} />}
          {act === "changeReasons" && <ReasonsForm view={view} onDone={back} />}
          {act === "printSummary" && <PaperForm key={act} view={view} what="summary" onDone={back} />}
          {act === "printLetter" && <PaperForm key={act} view={view} what="letter" onDone={back} />}
          {act === "assignEpisode" && <AssignForm view={view} onDone={back} />}
          {act === "note" && <NoteForm view={view} onDone={back} />}
        </footer>
      )}
    </>
  );
}
