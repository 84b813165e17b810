import type { ActKind, IntentChoice, IntentState, Role } from "../../host/types";
import { care, careFacts, careWhat, careWhy } from "./outboxCare";
import { device, deviceFacts, deviceWhat, deviceWhy } from "./outboxDevices";
import { episode, episodeFacts, episodeWhat, episodeWhy } from "./outboxEpisodes";
import { note, noteFacts, noteWhat, noteWhy } from "./outboxNotes";
import { patient, patientWhat, patientWhy } from "./outboxPatients";
import { report, reportFacts, reportPanel, reportWhat, reportWhy } from "./outboxReports";
import { slot, slotWhat, slotWhy } from "./outboxSlots";
import { subject, subjectFacts, subjectWhat, subjectWhy } from "./outboxSubjects";
import { submission, submissionFacts, submissionWhat, submissionWhy } from "./outboxSubmissions";
import { visit, visitFacts, visitWhat, visitWhy } from "./outboxVisits";
import { webhook, webhookFacts, webhookWhat } from "./outboxWebhooks";

const states: Record<IntentState, string> = {
  queued: "Queued",
  sending: "Sending",
  confirmed: "Confirmed",
  landedIdUnknown: "Landed, id unknown",
  rejected: "Refused",
  unknown: "Unknown",
  needsPerson: "Unknown",
  withdrawn: "Withdrawn",
};

/** The sentence under the panel's title: where it stands, in full. */
const standing: Record<IntentState, string> = {
  queued: "Queued: kept here, not sent",
  sending: "Sending: no answer yet",
  confirmed: "Confirmed by the vendor",
  landedIdUnknown: "Landed, id unknown: the vendor has it but has not said under which id",
  rejected: "Refused: the vendor said no, nothing changed there",
  unknown: "Unknown: it may or may not have arrived",
  needsPerson: "Unknown: it may or may not have arrived",
  withdrawn: "Withdrawn: taken back or given up",
};

const next: Record<IntentState, { title: string; text: string }> = {
  queued: { title: "It is sent when its time comes", text: "It can be withdrawn until then" },
  sending: { title: "Waits for the vendor's answer", text: "Without one, it is looked for" },
  confirmed: { title: "Nothing", text: "" },
  landedIdUnknown: { title: "Waits for the id", text: "It can be entered by hand" },
  rejected: { title: "Correct it or withdraw it", text: "" },
  unknown: { title: "We look for it", text: "Nothing is sent twice" },
  needsPerson: { title: "You decide", text: "We did not find it" },
  withdrawn: { title: "Nothing", text: "" },
};

/** Why an intent stands where it stands, and what happened: the host's words in sentences. */
const why: Record<string, string> = {
  asked: "Asked",
  waitsForUndo: "Waits until it can no longer be taken back",
  sending: "Sent",
  acknowledged: "The vendor confirmed it",
  noConnection: "No connection could be made, so nothing was sent",
  breaksRule: "It breaks a rule of the vendor and was not sent",
  notPrepared: "This device could not prepare it, so nothing was sent",
  connectionOff: "The connection is turned off",
  vendorRefused: "The vendor refused it",
  alreadyThere: "The vendor has it already, so it was not sent again",
  vendorAskedToWait: "The vendor asked to wait, and did not process it",
  noAnswer: "No answer came after it was sent",
  endedWhileSending: "Anteroom ended while it was being sent",
  probeFound: "Found at the vendor",
  probeFoundWithoutId: "Found at the vendor by our reference, without its id",
  probeMissed: "Looked for it: not there yet",
  probeGaveUp: "Looked for the last time: not there",
  probeGotNoAnswer: "Looked for it, but the vendor did not answer",
  idNotFoundYet: "The id has not been found yet",
  idLearned: "The id arrived",
  idEntered: "The id was entered by hand and read back",
  withdrawn: "Withdrawn",
  keepLooking: "Asked to keep looking",
  sendAgain: "Decided: it did not arrive, send it again",
  markedLanded: "Decided: it did arrive",
  ...reportWhy,
  ...careWhy,
  ...deviceWhy,
  ...slotWhy,
  ...submissionWhy,
  ...visitWhy,
  ...episodeWhy,
  ...patientWhy,
  ...subjectWhy,
  ...noteWhy,
};

const facts: Record<string, string> = {
  by: "by",
  operation: "operation",
  status: "HTTP",
  correlation: "correlation",
  look: "look",
  ...reportFacts,
  ...careFacts,
  ...subjectFacts,
  ...deviceFacts,
  ...submissionFacts,
  ...visitFacts,
  ...episodeFacts,
  ...webhookFacts,
  ...noteFacts,
};

/** Who may decide, in the middle of a sentence. */
const deciders: Record<Role, string> = {
  frontDesk: "the front desk",
  clinician: "clinicians",
  administrator: "administrators",
};

const choices: Record<IntentChoice, string> = {
  withdraw: "Withdraw it",
  keepLooking: "Keep looking",
  sendAgain: "It did not arrive: send it again",
  markLanded: "It did arrive: stop asking me",
  enterId: "Enter the vendor's id by hand",
  correct: "Correct it and send it",
};

/** What a choice does, by what the intent would change. */
const all = (choice: keyof typeof visit): Record<ActKind, string> => ({
  ...visit[choice],
  ...episode[choice],
  ...webhook[choice],
  ...patient[choice],
  ...subject[choice],
  ...note[choice],
  ...care[choice],
  ...device[choice],
  ...slot[choice],
  ...submission[choice],
  ...report[choice],
});

const consequences: Record<IntentChoice, Record<ActKind, string>> = {
  withdraw: all("withdraw"),
  keepLooking: all("keepLooking"),
  sendAgain: all("sendAgain"),
  markLanded: all("markLanded"),
  enterId: all("enterId"),
  correct: all("correct"),
};

/** Withdrawing what the vendor refused, or what was never sent, has no risk to name. */
const harmless: Record<"queued" | "rejected", Record<ActKind, string>> = {
  queued: all("queued"),
  rejected: all("rejected"),
};

export const en = {
  title: "Outbox",
  states,
  standing,
  next,
  why,
  facts,
  choices,
  consequences,
  harmless,
  summary: {
    needsPerson: (count: number) => (count === 1 ? "1 needs a decision" : `${count} need a decision`),
    underWay: (count: number) => `${count} on their way`,
    refused: (count: number) => `${count} refused`,
    nothing: "Nothing waits.",
    never: "Nothing is ever sent twice by itself.",
  },
  list: {
    label: "What was sent, and what waits",
    state: "State",
    what: "What",
    patient: "Patient",
    vendor: "Vendor",
    next: "What comes next",
    asked: (time: string, who: string) => `${time} by ${who}`,
    sent: (time: string, who: string) => `Sent ${time} by ${who}`,
    logIn: { title: "Somebody has to log in", text: "It is sent right after that" },
    sendsIn: (left: string) => `Sent in ${left}`,
    nextLook: (time: string) => `Next look ${time}`,
    looks: (times: number) => (times === 1 ? "Looked once" : `Looked ${times} times`),
    gone: "This entry has left the list.",
  },
  groups: {
    needsPerson: { title: "Needs a decision", text: "We could not tell whether these arrived" },
    underWay: { title: "On their way", text: "Sent in this order" },
    refused: { title: "Refused", text: "The vendor said no, nothing changed there" },
    settled: { title: "Settled in the last day", text: "Kept in the audit" },
  },
  what: {
    timeUnknown: "time not known",
    ...reportWhat,
    ...careWhat,
    ...deviceWhat,
    ...slotWhat,
    ...submissionWhat,
    ...visitWhat,
    ...episodeWhat,
    ...webhookWhat,
    ...patientWhat,
    ...subjectWhat,
    ...noteWhat,
  },
  says: (vendor: string, words: string) => `${vendor} says: “${words}”`,
  panel: {
    label: "Intent",
    facts: "What would change",
    connection: "Connection",
    operation: "Operation",
    room: "Room",
    length: "Length",
    reasons: "Reasons",
    noReasons: "None",
    reference: "Our reference",
    story: "What happened",
    choose: "What do you want to do",
    nothing: "There is nothing for you to do now.",
    denied: (roles: readonly Role[]) =>
      `Deciding is open to ${roles.map((role) => deciders[role]).join(" and ")} only.`,
    moved: "It has moved on in the meantime. Look again, then decide.",
    vendorId: "The vendor's appointment id",
    vendorIdHint: "Digits only, as the vendor shows it.",
    vendorIdEmpty: "Type the id.",
    vendorIdDigits: "The id has digits only.",
    otherVisit: "The visit under this id does not carry our reference, so it is another visit. Check the id.",
    decide: "Decide",
    copy: "Copy for support",
    copied: "Copied: ids, codes and times, no patient data",
    copyFailed: "The clipboard refused. Select the text and copy it.",
    openVisit: "Open the visit",
    openPatient: "Open the patient",
    empty: "empty",
    supportText: "Text for support",
    ...reportPanel,
  },
  empty: {
    title: "The Outbox is empty",
    text: "What you book, change or cancel passes through here. Nothing was sent in the last day.",
  },
  loading: "the Outbox",
  notFound: {
    title: "This entry is no longer kept",
    text: "Settled entries leave the list after a day. The audit keeps them.",
  },
  offline: {
    title: (vendor: string, since: string) => `${vendor} cannot be reached since ${since}.`,
    text: "What waits here is sent when it answers.",
  },
  silent: {
    title: (vendor: string, since: string) => `${vendor} has not answered since ${since}.`,
    text: "What was sent to it may be unknown until it does.",
  },
};
