import { parseDate } from "@internationalized/date";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useNavigation } from "../../frame/navigation";
import { useShortcuts } from "../../frame/shortcuts";
import { useKeptField, useTypedForm } from "../../frame/typing";
import { useRefresh } from "../../frame/useRefresh";
import { useAct, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { Kept, PatientView, TwoIdentifiers } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Button } from "../../parts/Button";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { useToday } from "../../parts/Identity";
import { NoteBar } from "../../parts/NoteBar";
import { TypedAgain } from "../../parts/TypedAgain";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { recordAt } from "./address";
import { BookedPane } from "./BookedPane";
import styles from "./BookingDesk.module.css";
import { BookingHead } from "./BookingHead";
import { CheckPane } from "./CheckPane";
import { DayPane } from "./DayPane";
import { type Change, changed, type Draft, reasonsOf } from "./draft";
import { withFreeTimes } from "./freeTimes";
import { type GridSlot, layoutDay, roomKey } from "./layoutDay";
import { NoColumns } from "./NoColumns";
import { OfferSlot } from "./OfferSlot";
import { otherTimes, ownVisits } from "./overlap";
import { slotsOf } from "./resolveTyped";
import { TypedTime } from "./TypedTime";
import { takesReasons, termsOf } from "./terms";
import { useBookingDay } from "./useBookingDay";
import { WaitingPane } from "./WaitingPane";
import { WhatPane } from "./WhatPane";

interface Booked {
  kept: Kept;
  patient: PatientView;
  slot: GridSlot;
}

/** The three panes of Booking: what, when, and what is checked before anything is kept. */
export function BookingDesk({ initial, correcting = null }: { initial: Draft; correcting?: string | null }) {
  const words = useMessages(booking);
  const format = useFormat();
  const today = useToday();
  const queries = useQueries();
  const { go } = useNavigation();
  const refreshAll = useRefresh();
  const form = useTypedForm("book", correcting ?? initial.patient ?? "");
  const [draft, setDraft] = useState(() => form.begin("draft", initial));
  // That a visit may overlap another is said again after a lock: the draft comes back without it.
  useKeptField(form, "draft", initial, { ...draft, overlapReason: "" });
  const change = (what: Change) => setDraft((before) => changed(before, what));
  const [bothClocks, setBothClocks] = useState(true);
  const [booked, setBooked] = useState<Booked | null>(null);
  const panes = useRef<HTMLDivElement>(null);
  const gridFocused = useRef(false);
  const act = useAct("book");
  const withdraw = useAct("decide");
  const settings = useQuery(queries.settings()).data;
  const patientRead = useQuery({ ...queries.patient(draft.patient ?? ""), enabled: draft.patient !== null });
  // A late answer about another record is dropped, never painted.
  const patient = patientRead.data?.person.key === draft.patient ? (patientRead.data ?? null) : null;
  const family = patient?.person.name.family ?? "";
  const namesakes = useQuery({ ...queries.searchPatients(family), enabled: family !== "" }).data;
  const namesake = namesakes?.hits.find((hit) => hit.person.key === draft.patient)?.sameName != null;
  const read = useBookingDay(draft);
  const day = useMemo(
    () => (read.data === undefined ? null : withFreeTimes(read.data, draft.durationS, draft.slot)),
    [read.data, draft.durationS, draft.slot],
  );
  const grid = useMemo(() => (day === null ? null : layoutDay(day)), [day]);
  const own = useMemo(
    () => (day === null || draft.patient === null ? [] : ownVisits(day)),
    [day, draft.patient],
  );
  const roomAt = day?.rooms.findIndex((room) => roomKey(room) === draft.room) ?? -1;
  const slots = useMemo(() => (grid === null ? [] : slotsOf(grid)), [grid]);
  const keyOf = (slot: GridSlot): string => {
    const of = day?.rooms[slot.room];
    return of === undefined ? "" : roomKey(of);
  };
  const picked =
    slots.find((slot) => slot.start === draft.slot?.start && keyOf(slot) === draft.slot.room) ?? null;
  // What somebody chose here counts before what the vendor says.
  const theirZone = draft.zone === "" ? (patient?.zone ?? "") : draft.zone;
  const patientZone = bothClocks && theirZone !== format.zone ? theirZone : "";
  const name = patient === null ? "" : format.name(patient.person.name);

  function refresh(): void {
    void read.refetch();
    void refreshAll();
  }
  function turn(to: string): void {
    act.reset();
    change({ type: "day", day: to });
    announce(format.day(to));
  }
  useShortcuts([{ keys: "F5", does: words.head.refresh, run: refresh }]);

  function pick(slot: GridSlot, byKey = true): void {
    act.reset();
    setBooked(null);
    change({ type: "slot", slot: { room: keyOf(slot), start: slot.start } });
    // The next thing to do is the check; the focus goes there only after a key, since a pointer is there already.
    if (byKey && patient !== null) {
      requestAnimationFrame(() =>
        panes.current?.querySelector<HTMLElement>("aside input[type=checkbox]")?.focus(),
      );
    }
  }

  function backToSlot(): void {
    const place = picked === null ? "" : `${picked.room} ${picked.start}`;
    act.reset();
    change({ type: "slot", slot: null });
    requestAnimationFrame(() => panes.current?.querySelector<HTMLElement>(`[data-slot="${place}"]`)?.focus());
  }

  async function book(checked: TwoIdentifiers): Promise<void> {
    const room = picked === null ? undefined : day?.rooms[picked.room];
    if (patient === null || draft.patient === null || picked === null || room === undefined) return;
    const outcome = await act.run({
      patient: draft.patient,
      connection: room.connection,
      room: room.id,
      start: new Date(picked.start).toISOString(),
      // Where no slots are listed nothing else says how long the visit is.
      durationS: room.times === "free" ? picked.durationS : draft.durationS,
      reasons: takesReasons(room.vendor) ? reasonsOf(draft) : [],
      episode: room.vendor !== "solo" || draft.episode.trim() === "" ? null : draft.episode.trim(),
      checked,
      overlapReason: draft.overlapReason.trim() === "" ? null : draft.overlapReason.trim(),
      terms: termsOf(room, draft.terms),
    });
    if (!outcome.ok) return;
    setBooked({ kept: outcome.value, patient, slot: picked });
    form.sent();
    // The corrected booking takes the refused one's place in the Outbox.
    if (correcting !== null) await withdraw.run({ choice: "withdraw", intent: correcting });
  }

  function again(whom: string | null): void {
    setBooked(null);
    act.reset();
    change({ type: "again", patient: whom });
    const next = whom === null ? "section input" : "#booking-room";
    requestAnimationFrame(() => panes.current?.querySelector<HTMLElement>(next)?.focus());
  }

  const room = picked === null ? undefined : day?.rooms[picked.room];
  const recordThere =
    room === undefined || draft.patient === null
      ? null
      : recordAt(draft.patient, day?.records ?? [], room.connection);
  const linkedRead = useQuery({
    ...queries.patient(recordThere ?? ""),
    enabled: recordThere !== null && recordThere !== draft.patient,
  });
  const linked = linkedRead.data?.person.key === recordThere ? (linkedRead.data ?? null) : null;
  return (
    <div className={styles.screen}>
      <div>
        <BookingHead
          day={draft.day}
          today={today}
          rooms={day?.rooms.length ?? null}
          zone={format.zone}
          patientZone={theirZone === format.zone ? "" : theirZone}
          bothClocks={bothClocks}
          onDay={turn}
          onBothClocks={setBothClocks}
          onRefresh={refresh}
          offer={<OfferSlot rooms={day?.rooms ?? []} chosen={draft.room} day={draft.day} today={today} />}
        />
        <ConnectionNotes words={words.states} />
        <NoColumns patient={patient} />
        {booked === null && <TypedAgain form={form} bar />}
        {correcting !== null && booked === null && <NoteBar tone="info" title={words.states.prefilled} />}
      </div>
      <div className={styles.panes} ref={panes}>
        <WhatPane
          draft={draft}
          patient={patient}
          problem={patientRead.isError ? asProblem(patientRead.error) : null}
          rooms={day?.rooms ?? []}
          today={today}
          change={(next) => {
            act.reset();
            if (booked !== null) {
              // What was kept is no longer the draft: a change begins another booking, which needs a slot of its own.
              setBooked(null);
              change({ type: "slot", slot: null });
            }
            change(next);
          }}
          timeField={
            <TypedTime
              key={`${draft.day} ${draft.room} ${draft.durationS} ${picked?.start}`}
              day={day}
              grid={grid}
              room={roomAt < 0 ? null : roomAt}
              picked={picked}
              onPick={pick}
            />
          }
        />
        {read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : day === null || grid === null ? (
          <LoadingBars waitsFor={words.states.loading} rows={6} />
        ) : day.rooms.length === 0 ? (
          <ViewState
            icon="calendar"
            title={words.states.empty.title}
            actions={<Button onPress={() => go("connections")}>{words.states.openConnections}</Button>}
          >
            {words.states.empty.text}
          </ViewState>
        ) : (
          <DayPane
            day={day}
            grid={grid}
            name={patient?.person.name.family?.toLocaleUpperCase("en") ?? ""}
            picked={picked}
            room={roomAt < 0 ? null : roomAt}
            patientZone={patientZone}
            otherConnection={(connection) =>
              patient === null ||
              draft.patient === null ||
              recordAt(draft.patient, day.records, connection) !== null
                ? null
                : words.otherConnection(patient.connectionName)
            }
            focused={gridFocused}
            onPick={pick}
            onDay={(days) => turn(parseDate(draft.day).add({ days }).toString())}
          />
        )}
        {booked !== null ? (
          <BookedPane
            key={booked.kept.intent}
            kept={booked.kept}
            what={words.foot.book(format.name(booked.patient.person.name))}
            patient={booked.patient}
            slot={booked.slot}
            patientZone={patientZone}
            onAnother={() => again(null)}
            onSame={() => again(booked.patient.person.key)}
          />
        ) : patient !== null &&
          !patient.person.deceased &&
          picked !== null &&
          room !== undefined &&
          recordThere !== null ? (
          <CheckPane
            key={`${draft.patient} ${draft.slot?.room} ${draft.slot?.start}`}
            patient={patient}
            record={recordThere === draft.patient ? patient : linked}
            namesake={namesake}
            room={room}
            slot={picked}
            others={otherTimes(slots, picked, own)}
            own={own}
            draft={{ ...draft, zone: patientZone }}
            busy={act.busy}
            problem={act.problem}
            undoSeconds={settings?.undoSeconds ?? 0}
            form={form}
            onOverlapReason={(reason) => change({ type: "overlapReason", reason })}
            onPick={pick}
            onBack={backToSlot}
            onBook={(checked) => void book(checked)}
          />
        ) : (
          <WaitingPane
            patient={patient}
            name={name}
            gone={draft.slot !== null && picked === null && day !== null}
            slotChosen={picked !== null}
            onAnother={() => change({ type: "patient", patient: null })}
          />
        )}
      </div>
    </div>
  );
}
