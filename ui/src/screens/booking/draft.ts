/**
 * What is being booked before it is kept. It lives in the screen only: nothing of it is stored but over a lock, and it is
 * gone when the screen is left.
 */
import type { PatientKey } from "../../host/types";
import { type DraftTerms, NO_TERMS } from "./terms";

/** A booking in the making. */
export interface Draft {
  patient: PatientKey | null;
  /** Key of the room that was asked for; `null` is any. */
  room: string | null;
  /** One reason on each line. */
  reasons: string;
  /** Seconds; `null` is the room's own slot. */
  durationS: number | null;
  /** ISO day in the clinic's zone. */
  day: string;
  slot: PickedSlot | null;
  /** The patient's zone (IANA); empty is the clinic's. */
  zone: string;
  episode: string;
  /** Why two visits may overlap; only while somebody has ticked that they may. */
  overlapReason: string;
  /** What else the vendor of the chosen schedule wants to be told. */
  terms: DraftTerms;
}

/** The slot that was chosen. */
export interface PickedSlot {
  /** Key of its room. */
  room: string;
  start: number;
}

/** One change of a draft. */
export type Change =
  | { type: "patient"; patient: PatientKey | null }
  | { type: "room"; room: string | null }
  | { type: "reasons"; reasons: string }
  | { type: "duration"; durationS: number | null }
  | { type: "day"; day: string }
  | { type: "slot"; slot: PickedSlot | null }
  | { type: "zone"; zone: string }
  | { type: "episode"; episode: string }
  | { type: "overlapReason"; reason: string }
  | { type: "terms"; terms: DraftTerms }
  | { type: "again"; patient: PatientKey | null };

/** An empty draft on a day. */
export function emptyDraft(day: string): Draft {
  return {
    patient: null,
    room: null,
    reasons: "",
    durationS: null,
    day,
    slot: null,
    zone: "",
    episode: "",
    overlapReason: "",
    terms: NO_TERMS,
  };
}

/**
 * Carries out a change. What depended on the old value falls with it: another patient never inherits a slot's overlap
 * reason, an episode, a zone or what the patient is told, and another day, length or room never keeps a slot. What
 * one account lets one choose from means nothing at another.
 */
export function changed(draft: Draft, change: Change): Draft {
  switch (change.type) {
    case "patient":
      return { ...draft, patient: change.patient, zone: "", episode: "", overlapReason: "", terms: NO_TERMS };
    case "room": {
      const keeps = change.room === null || draft.slot?.room === change.room;
      return {
        ...draft,
        room: change.room,
        terms: sameAccount(draft, change.room) ? draft.terms : NO_TERMS,
        slot: keeps ? draft.slot : null,
        overlapReason: keeps ? draft.overlapReason : "",
      };
    }
    case "reasons":
      return { ...draft, reasons: change.reasons };
    case "duration":
      return change.durationS === draft.durationS
        ? draft
        : { ...draft, durationS: change.durationS, slot: null, overlapReason: "" };
    case "day":
      return change.day === draft.day ? draft : { ...draft, day: change.day, slot: null, overlapReason: "" };
    case "slot": {
      const room = draft.room === null || change.slot === null ? draft.room : change.slot.room;
      const to = change.slot?.room ?? null;
      const terms = sameAccount(draft, to) ? draft.terms : NO_TERMS;
      return { ...draft, room, slot: change.slot, overlapReason: "", terms };
    }
    case "zone":
      return { ...draft, zone: change.zone };
    case "episode":
      return { ...draft, episode: change.episode };
    case "overlapReason":
      return { ...draft, overlapReason: change.reason };
    case "terms":
      return { ...draft, terms: change.terms };
    case "again":
      return { ...emptyDraft(draft.day), patient: change.patient };
  }
}

/** Whether a schedule is at the account for which something was entered; no schedule changes nothing. */
function sameAccount(draft: Draft, to: string | null): boolean {
  const before = draft.slot?.room ?? draft.room;
  return to === null || before === null || to.split("/")[0] === before.split("/")[0];
}

/** The reasons as they are sent: trimmed, empty lines left out. */
export function reasonsOf(draft: Draft): string[] {
  return draft.reasons
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
