import type {
  ActKind,
  ConfirmedHow,
  IdentifierKind,
  IntentState,
  Vendor,
  VisitState,
} from "../../host/types";

const vendors: Record<Vendor, string> = {
  solo: "Teladoc Solo",
  carium: "Carium",
  careMonitor: "CareMonitor",
  clinOne: "ClinOne",
  mia: "Mia-Platform",
};
const shortVendors: Record<Vendor, string> = {
  solo: "Solo",
  carium: "Carium",
  careMonitor: "CareMonitor",
  clinOne: "ClinOne",
  mia: "Mia",
};
const numbers: Record<IdentifierKind, string> = {
  mrn: "MRN",
  externalId: "Patient id",
  spid: "Solo number",
  hsid: "Health system id",
};
const states: Record<VisitState, string> = {
  scheduled: "Scheduled",
  arrived: "Waiting",
  intakeReady: "Intake ready",
  intakeInProgress: "In intake",
  examReady: "Exam ready",
  examInProgress: "In a visit",
  dischargeReady: "Discharge ready",
  dischargeInProgress: "In discharge",
  completed: "Completed",
  signedOff: "Signed off",
  cancelled: "Cancelled",
  noShow: "Did not come",
  unknown: "Unknown state",
};
const how: Record<ConfirmedHow, string> = {
  notYet: "Our write",
  ourWrite: "Our write",
  read: "Read",
  hintReadBack: "Read back",
  csvImport: "CSV import",
};
const acts: Record<ActKind, string> = {
  book: "Booking",
  reschedule: "New time",
  changeReasons: "New reasons",
  cancel: "Cancel",
};
const intents: Record<IntentState, string> = {
  queued: "queued",
  sending: "sending",
  confirmed: "confirmed",
  landedIdUnknown: "landed, id unknown",
  rejected: "refused",
  unknown: "unknown",
  needsPerson: "unknown, you decide",
  withdrawn: "withdrawn",
};

export const en = {
  vendors,
  shortVendors,
  numbers,
  states,
  how,
  acts,
  intents,
  born: "Born",
  died: "Died",
  ageAtDeath: "Age at Death",
  gender: "Gender",
  preferredName: "Preferred name",
  deceased: "Deceased",
  warning: "Warning",
  required: "Required",
  sameName: "Same family name as another patient on this list",
  close: "Close",
  stale: "Stale",
  notYet: "not yet",
  nobodyAssigned: "Nobody assigned",
  roomUnknown: "Room not told by the vendor",
  noReason: "No reason given",
  inTarget: "in target",
  past: (duration: string) => `past ${duration}`,
  atLeast: "at least",
  waitUnknown: "not known",
  minutes: "min",
  actAndState: (act: string, state: string) => `${act}: ${state}`,
  check: {
    title: {
      join: "Check two identifiers before you join",
      book: "Check two identifiers before you book",
      cancel: "Check two identifiers before you cancel",
      change: "Check two identifiers before you change",
      link: "Check two identifiers before you copy the link",
      save: "Check two identifiers before you save",
    },
    born: (date: string) => `Born ${date}`,
    number: (label: string, value: string) => `${label} ${value}`,
    name: (name: string) => `Name ${name}`,
    left: (count: number) => (count === 1 ? "1 check left" : `${count} checks left`),
    done: "Both checked",
    namesake: "Another patient on today's list has this family name.",
    impossible:
      "Neither birth date nor number is known for this record, so nothing can be sent about it. Open the record at the vendor.",
  },
  loading: { waitsFor: (what: string) => `Still waiting for ${what}.` },
  sending: "Sending",
};
