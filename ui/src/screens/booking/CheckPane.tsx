import { type FormEvent, useState } from "react";
import { useFormat } from "../../format/useFormat";
import type { OpenForm } from "../../frame/typing";
import type { PatientView, Problem, RoomDay, TwoIdentifiers } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { bookingTerms } from "../../messages/bookingTerms";
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
import { missingOf, statusOf, takesReasons } from "./terms";
import { WhenBlock } from "./WhenBlock";

/** What has to be seen before a booking is kept: who, when, where, what stands against it, what will happen. */
export function CheckPane({
  patient,
  record,
  namesake,
  room,
  slot,
  others,
  own,
  draft,
  busy,
  problem,
  undoSeconds,
  form,
  onOverlapReason,
  onPick,
  onBack,
  onBook,
}: {
  patient: PatientView;
  /** The record that is booked for: the same one, or the linked one at the schedule's account; absent until it is read. */
  record: PatientView | null;
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
  form: OpenForm;
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
  const terms = useMessages(bookingTerms);
  const address = record === null ? null : addressOf(record.identifiers, room.vendor, draft.terms.inPerson);
  const missing = missingOf(room, draft.terms);
  const isRoom = room.kind === "room";
  const other = record !== null && record.person.key !== person.key ? record : null;
  const episode = useEpisodeName(draft.patient, draft.episode.trim());
  const unsettled = clash !== undefined && draft.overlapReason.trim() === "";
  const off = unsettled
    ? words.foot.settleOverlap
    : record === null
      ? terms.missing.record
      : missing !== null
        ? terms.missing[missing]
        : checked === null
          ? words.notYet.text
          : null;
  const refusals = { ...words.refusals, ...terms.refusals };
  const told = problem === null ? undefined : terms.refusals[`${problem.field}.${problem.what}`];
  if (problem !== null && told !== undefined) refusals[problem.what] = told;

  function book(event: FormEvent): void {
    event.preventDefault();
    if (checked !== null && off === null && !busy) onBook(checked);
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
                isRoom ? words.check.roomLabel : terms.check.with,
                <>
                  <VendorMark vendor={room.vendor} small /> {`${room.name}, ${vendors[room.vendor]}`}
                </>,
              ],
              [
                terms.check.recordThere,
                other === null
                  ? null
                  : `${format.name(other.person.name)}, ${other.connectionName}. ${terms.check.linked}`,
              ],
              [terms.what.kind, nameOf(room.terms?.kinds, draft.terms.kind)],
              [terms.what.status, nameOf(room.terms?.statuses, statusOf(room, draft.terms))],
              [terms.what.call, callOf(room, draft, terms.what.calls)],
              [
                terms.what.instruction,
                room.vendor === "carium" ? draft.terms.instruction.trim() || null : null,
              ],
              [
                words.check.reason,
                takesReasons(room.vendor)
                  ? reasonsOf(draft).join(", ") || words.check.reasonNone
                  : reasonsOf(draft).length > 0
                    ? terms.check.noReason(shortVendors[room.vendor])
                    : null,
              ],
              [words.check.length, format.exactSeconds(slot.durationS)],
              [words.check.episode, room.vendor === "solo" ? episode : null],
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
            form={form}
            reason={draft.overlapReason}
            onReason={onOverlapReason}
            onPick={onPick}
          />
        )}
        {slot.visits > 0 && (
          <NoteBar tone="warn" title="">
            {(isRoom ? words.check.roomBusy : terms.check.known)(slot.visits)}
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
          kind={room.kind}
          times={room.times}
        />
      </div>
      <form className={styles.foot} onSubmit={book}>
        {problem !== null && <Refusal problem={problem} sentences={refusals} />}
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

function nameOf(all: readonly { id: string; name: string }[] | undefined, id: string): string | null {
  return all?.find((one) => one.id === id)?.name ?? null;
}

/** How the visit is held, where that was chosen. */
function callOf(
  room: RoomDay,
  { terms }: Draft,
  words: Record<"channel" | "links" | "telehealth" | "inPerson", string>,
): string | null {
  if (room.vendor === "careMonitor") return terms.inPerson ? words.inPerson : words.telehealth;
  return room.vendor === "carium" ? words[terms.call] : null;
}
