import { type FormEvent, useState } from "react";
import { useFormat } from "../../format/useFormat";
import type { PatientView, Problem, RoomDay, TwoIdentifiers } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { parts } from "../../messages/parts";
import { Alert } from "../../parts/Alert";
import { Button } from "../../parts/Button";
import { IdentifierCheck } from "../../parts/IdentifierCheck";
import { NoteBar } from "../../parts/NoteBar";
import { Block, Facts } from "../../parts/Panel";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { Refusal } from "../../parts/Refusal";
import { VendorMark } from "../../parts/VendorMark";
import { AlsoToday } from "./AlsoToday";
import { addressOf } from "./address";
import styles from "./CheckPane.module.css";
import { type Draft, reasonsOf } from "./draft";
import { useEpisodeName } from "./EpisodeField";
import { Happens } from "./Happens";
import type { GridSlot } from "./layoutDay";
import { OverlapNote } from "./OverlapNote";
import { type OwnVisit, overlapping } from "./overlap";
import { WhenBlock } from "./WhenBlock";

/** What has to be seen before a booking is kept: who, when, where, what stands against it, what will happen. */
export function CheckPane({
  patient,
  namesake,
  room,
  slot,
  others,
  own,
  draft,
  busy,
  problem,
  undoSeconds,
  onOverlapReason,
  onPick,
  onBack,
  onBook,
}: {
  patient: PatientView;
  /** Another person known here has the same family name. */
  namesake: boolean;
  room: RoomDay;
  slot: GridSlot;
  /** The nearest slots of the room that overlap nothing of the patient's. */
  others: GridSlot[];
  own: OwnVisit[];
  draft: Draft;
  busy: boolean;
  problem: Problem | null;
  undoSeconds: number;
  onOverlapReason: (reason: string) => void;
  onPick: (slot: GridSlot) => void;
  onBack: () => void;
  onBook: (checked: TwoIdentifiers) => void;
}) {
  const words = useMessages(booking);
  const { vendors, shortVendors, numbers } = useMessages(parts);
  const format = useFormat();
  const [checked, setChecked] = useState<TwoIdentifiers | null>(null);
  const { person } = patient;
  const name = format.name(person.name);
  const clash = overlapping(own, slot.start, slot.end);
  const address = addressOf(patient.identifiers);
  const episode = useEpisodeName(draft.patient, draft.episode.trim());
  const unsettled = clash !== undefined && draft.overlapReason.trim() === "";
  const off = unsettled ? words.foot.settleOverlap : checked === null ? words.notYet.text : null;

  function book(event: FormEvent): void {
    event.preventDefault();
    if (checked !== null && !unsettled && !busy) onBook(checked);
  }

  return (
    <aside className={styles.pane} aria-label={words.check.title}>
      <h2 className={styles.title}>{words.check.title}</h2>
      <div className={styles.body} tabIndex={0} role="group" aria-label={words.check.title}>
        <IdentityStrip person={person} />
        <WhenBlock slot={slot} patientZone={draft.zone} />
        <Block title={words.check.where}>
          <Facts
            of={[
              [
                words.check.roomLabel,
                <>
                  <VendorMark vendor={room.vendor} small /> {`${room.name}, ${vendors[room.vendor]}`}
                </>,
              ],
              [words.check.reason, reasonsOf(draft).join(", ") || words.check.reasonNone],
              [words.check.length, format.exactSeconds(slot.durationS)],
              [words.check.episode, episode],
              [
                words.check.addressedBy,
                address === null ? null : `${numbers[address.identifier.kind]} ${address.identifier.value}`,
              ],
            ]}
          />
        </Block>
        {clash !== undefined && (
          <OverlapNote
            clash={clash}
            name={name}
            others={others}
            reason={draft.overlapReason}
            onReason={onOverlapReason}
            onPick={onPick}
          />
        )}
        {slot.visits > 0 && (
          <NoteBar tone="warn" title="">
            {words.check.roomBusy(slot.visits)}
          </NoteBar>
        )}
        {!patient.active && (
          <NoteBar tone="warn" title={words.inactive.title}>
            {words.inactive.text}
          </NoteBar>
        )}
        <AlsoToday own={own} />
        <Happens
          vendor={shortVendors[room.vendor]}
          operation={address?.operation ?? null}
          undoSeconds={undoSeconds}
        />
      </div>
      <form className={styles.foot} onSubmit={book}>
        {problem !== null && <Refusal problem={problem} sentences={words.refusals} />}
        {unsettled ? (
          <p className={styles.settle}>
            <Alert kind="required" small />
            <b>{words.foot.settleOverlap}</b>
          </p>
        ) : null}
        <IdentifierCheck person={person} act="book" namesake={namesake} onChange={setChecked} />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" size="large" wide off={off} busy={busy}>
            {words.foot.book(name)}
          </Button>
          <Button size="large" onPress={onBack}>
            {words.foot.back}
          </Button>
        </div>
      </form>
    </aside>
  );
}
