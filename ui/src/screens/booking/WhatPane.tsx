import { type ReactNode, useState } from "react";
import type { PatientKey, PatientView, Problem, RoomDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { bookingTerms } from "../../messages/bookingTerms";
import { DateField } from "../../parts/DateField/DateField";
import { Field } from "../../parts/Field";
import { OpenByNumber } from "../../parts/PatientPicker/OpenByNumber";
import { PatientPicker } from "../../parts/PatientPicker/PatientPicker";
import { SelectField } from "../../parts/SelectField";
import { VendorMark } from "../../parts/VendorMark";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import { ZoneField } from "../../parts/ZoneField";
import { DurationField } from "./DurationField";
import type { Change, Draft } from "./draft";
import { EpisodeField } from "./EpisodeField";
import { FREE_LENGTH_S } from "./freeTimes";
import { roomKey } from "./layoutDay";
import { PatientBlock } from "./PatientBlock";
import { TermsFields } from "./TermsFields";
import { takesReasons } from "./terms";
import styles from "./WhatPane.module.css";

const ANY = "";

/** The left of Booking: whom the visit is for, and everything about it that is not a slot. */
export function WhatPane({
  draft,
  patient,
  problem,
  rooms,
  today,
  change,
  timeField,
}: {
  draft: Draft;
  patient: PatientView | null;
  /** Why the chosen record could not be read. */
  problem: Problem | null;
  rooms: readonly RoomDay[];
  today: string;
  change: (change: Change) => void;
  timeField: ReactNode;
}) {
  const words = useMessages(booking);
  const { what: terms } = useMessages(bookingTerms);
  const [byNumber, setByNumber] = useState(false);
  const chosen = rooms.find((room) => roomKey(room) === (draft.slot?.room ?? draft.room));
  const own = draft.durationS === null ? (chosen?.slots[0]?.durationS ?? null) : null;
  const people = rooms.some((room) => room.kind === "practitioner");

  function pick(key: PatientKey): void {
    change({ type: "patient", patient: key });
    setByNumber(false);
    // Choosing was the person's own act, so the focus may go on to the next field of the task.
    requestAnimationFrame(() => document.getElementById("booking-room")?.focus());
  }

  return (
    <section className={styles.pane} aria-label={words.what.label}>
      {draft.patient === null ? (
        <div className={styles.find}>
          <PatientPicker
            label={words.what.findPatient}
            autoFocus
            onPick={pick}
            onOpenByNumber={() => setByNumber(true)}
          />
        </div>
      ) : patient !== null ? (
        <PatientBlock patient={patient} onChange={() => change({ type: "patient", patient: null })} />
      ) : problem !== null ? (
        <ProblemState problem={problem} onRetry={() => change({ type: "patient", patient: null })} />
      ) : (
        <LoadingBars waitsFor={words.picker.searching} rows={1} />
      )}
      <div className={styles.form}>
        <SelectField
          label={people ? terms.schedule : words.what.room}
          buttonId="booking-room"
          value={draft.room ?? ANY}
          options={[
            { id: ANY, text: people ? terms.any : words.what.anyRoom },
            ...rooms.map((room) => ({
              id: roomKey(room),
              text: room.name,
              mark: <VendorMark vendor={room.vendor} small />,
            })),
          ]}
          onChange={(room) => change({ type: "room", room: room === ANY ? null : room })}
        />
        {chosen !== undefined && (
          <TermsFields
            room={chosen}
            entered={draft.terms}
            onChange={(terms) => change({ type: "terms", terms })}
          />
        )}
        {(chosen === undefined || takesReasons(chosen.vendor)) && (
          <Field
            label={words.what.reasons}
            value={draft.reasons}
            rows={2}
            hint={words.what.reasonsHint}
            onChange={(reasons) => change({ type: "reasons", reasons })}
          />
        )}
        <DurationField
          value={draft.durationS}
          own={chosen?.times === "free" ? FREE_LENGTH_S : own}
          free={chosen?.times === "free"}
          onChange={(durationS) => change({ type: "duration", durationS })}
        />
        <DateField
          label={words.what.date}
          value={draft.day}
          today={today}
          onChange={(day) => change({ type: "day", day })}
        />
        {timeField}
        <ZoneField
          label={words.what.patientZone}
          value={draft.zone}
          none={words.what.noZone}
          noMatch={words.what.noZone}
          hint={words.what.patientZoneHint}
          onChange={(zone) => change({ type: "zone", zone })}
        />
        {(chosen ?? patient ?? { vendor: "solo" }).vendor === "solo" && (
          <EpisodeField
            patient={draft.patient}
            value={draft.episode}
            onChange={(episode) => change({ type: "episode", episode })}
          />
        )}
      </div>
      {byNumber && (
        <OpenByNumber
          onClose={() => setByNumber(false)}
          onFound={(found) => found.person.key !== null && pick(found.person.key)}
        />
      )}
    </section>
  );
}
