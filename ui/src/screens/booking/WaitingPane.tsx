import { useNavigation } from "../../frame/navigation";
import type { PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { ViewState } from "../../parts/ViewState";
import styles from "./CheckPane.module.css";

/** The right of Booking while something is missing: what it waits for, or why nobody can be booked here. */
export function WaitingPane({
  patient,
  name,
  gone,
  slotChosen,
  onAnother,
}: {
  patient: PatientView | null;
  name: string;
  /** The chosen slot is no longer among the free ones. */
  gone: boolean;
  slotChosen: boolean;
  onAnother: () => void;
}) {
  const words = useMessages(booking);
  const { go } = useNavigation();
  const key = patient?.person.key ?? null;
  return (
    <aside className={styles.pane} aria-label={words.check.title}>
      <h2 className={styles.title}>{words.check.title}</h2>
      <div className={styles.body} tabIndex={0} role="group" aria-label={words.check.title}>
        {patient !== null && <IdentityStrip person={patient.person} />}
        {gone && (
          <NoteBar tone="warn" title={`${words.check.gone.title}.`}>
            {words.check.gone.text}
          </NoteBar>
        )}
        {patient?.person.deceased ? (
          <ViewState
            icon="lock"
            title={words.deceased.title(name)}
            actions={
              <>
                <Button onPress={onAnother}>{words.deceased.another}</Button>
                {key !== null && (
                  <Button onPress={() => go("patient", { key })}>{words.deceased.open}</Button>
                )}
              </>
            }
          >
            {words.deceased.text}
          </ViewState>
        ) : (
          <ViewState icon="calendar" title={words.notYet.title}>
            {patient !== null
              ? words.notYet.patientChosen
              : slotChosen
                ? words.foot.choosePatient
                : words.notYet.text}
          </ViewState>
        )}
      </div>
      <footer className={styles.foot}>
        <Button
          variant="primary"
          size="large"
          wide
          off={patient === null ? words.foot.choosePatient : words.foot.chooseSlot}
        >
          {name === "" || patient?.person.deceased ? words.check.title : words.foot.book(name)}
        </Button>
      </footer>
    </aside>
  );
}
