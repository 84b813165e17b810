/**
 * What else a vendor wants to be told of a booking, from what was entered: Carium its type, status and call, CareMonitor
 * its kind of visit, Solo nothing. What is missing is named here before the host has to refuse it.
 */
import type { BookTerms, RoomDay, Vendor } from "../../host/types";

/** What was entered of it. */
export interface DraftTerms {
  kind: string;
  /** Empty is the organisation's own status for a new visit, where it has exactly one. */
  status: string;
  call: "channel" | "links";
  guest: string;
  host: string;
  instruction: string;
  inPerson: boolean;
}

/** Nothing entered. */
export const NO_TERMS: DraftTerms = {
  kind: "",
  status: "",
  call: "channel",
  guest: "",
  host: "",
  instruction: "",
  inPerson: false,
};

/** What has to be entered before anything can be kept. */
export type Missing = "kind" | "status" | "guest" | "host";

/** The status that a new visit will have. */
export function statusOf(room: RoomDay, entered: DraftTerms): string {
  return entered.status === "" ? (room.terms?.scheduled ?? "") : entered.status;
}

/** The first thing that is missing, or none. */
export function missingOf(room: RoomDay, entered: DraftTerms): Missing | null {
  if (room.vendor !== "carium") return null;
  if (entered.kind === "") return "kind";
  if (statusOf(room, entered) === "") return "status";
  if (entered.call === "channel") return null;
  if (!isHttps(entered.guest)) return "guest";
  return isHttps(entered.host) ? null : "host";
}

/** The terms as the host takes them. */
export function termsOf(room: RoomDay, entered: DraftTerms): BookTerms | null {
  switch (room.vendor) {
    case "carium":
      return {
        vendor: "carium",
        practitioner: room.id,
        kind: entered.kind,
        status: statusOf(room, entered),
        call:
          entered.call === "channel"
            ? { by: "channel" }
            : { by: "links", guest: entered.guest.trim(), host: entered.host.trim() },
        patientInstruction: entered.instruction.trim() === "" ? null : entered.instruction.trim(),
      };
    case "careMonitor":
      return {
        vendor: "careMonitor",
        provider: room.id,
        kind: entered.inPerson ? "inPerson" : "telehealth",
      };
    default:
      return null;
  }
}

/** What was entered for a booking that was kept before. */
export function enteredOf(terms: BookTerms | null): DraftTerms {
  if (terms === null) return NO_TERMS;
  if (terms.vendor === "careMonitor") return { ...NO_TERMS, inPerson: terms.kind === "inPerson" };
  // A trial's visit is scheduled on the subject's page.
  if (terms.vendor === "clinOne") return NO_TERMS;
  const { call } = terms;
  return {
    ...NO_TERMS,
    kind: terms.kind,
    status: terms.status,
    call: call.by,
    guest: call.by === "links" ? call.guest : "",
    host: call.by === "links" ? call.host : "",
    instruction: terms.patientInstruction ?? "",
  };
}

/** The vendor's id of whom a booking is with; none where rooms are booked. */
export function practitionerOf(terms: BookTerms | null): string | null {
  if (terms === null) return null;
  if (terms.vendor === "clinOne") return null;
  return terms.vendor === "carium" ? terms.practitioner : terms.provider;
}

/** Whether a vendor takes the reasons of a booking. */
export function takesReasons(vendor: Vendor): boolean {
  return vendor !== "careMonitor";
}

function isHttps(typed: string): boolean {
  try {
    return new URL(typed.trim()).protocol === "https:";
  } catch {
    return false;
  }
}
