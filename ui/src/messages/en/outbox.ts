import type { ActKind, IntentChoice, IntentState, Role } from "../../host/types";
import { care, careFacts, careWhat, careWhy } from "./outboxCare";
import { report, reportFacts, reportPanel, reportWhat, reportWhy } from "./outboxReports";

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
  slotTaken: "The slot was no longer free when it was read again, so nothing was sent",
  vendorRefused: "The vendor refused it",
  slotsNotRead: "The slots could not be read again, so nothing was sent",
  noteChanged: "Somebody changed the note after it was decided, so nothing was sent",
  questionNotAsked: "The vendor does not ask this question any more, so nothing was sent",
  noteNotRead: "The note could not be read again, so nothing was sent",
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
  episodesNotRead: "The patient's episodes could not be read again, so nothing was sent",
  episodeThere: "Solo has an episode with the same content already, so nothing was sent",
  episodeChanged: "Somebody changed the episode at Solo in the meantime, so nothing was sent",
  otherPatient: "Solo says that this episode belongs to another patient, so nothing was sent",
  recordNotRead: "The record could not be read first, so nothing was sent",
  recordChanged: "A field was changed by somebody else meanwhile, so nothing was sent",
  recordGone: "The vendor no longer knows the record, so nothing was sent",
  idTaken: "Somebody already has this patient id, so nothing was sent",
  ...reportWhy,
  ...careWhy,
};

const facts: Record<string, string> = {
  by: "by",
  operation: "operation",
  status: "HTTP",
  correlation: "correlation",
  look: "look",
  overlapReason: "Why two visits at one time",
  episodeName: "Episode",
  episodeType: "Type",
  episodeStatus: "Status",
  episodeFrom: "From",
  episodeTo: "To",
  episodeObjective: "Objective",
  episodeReason: "Why incomplete",
  endpoint: "Endpoint",
  events: "Events",
  ...reportFacts,
  ...careFacts,
  template: "Template",
  answers: "Answers",
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

/** What each choice does, by what the intent would change. */
const consequences: Record<IntentChoice, Record<ActKind, string>> = {
  withdraw: {
    ...report.withdraw,
    ...care.withdraw,
    book: "Nothing is booked from here. If it did arrive after all, the visit stands at the vendor until someone cancels it there.",
    reschedule: "The visit keeps its time here. If the change did arrive, the board will say so.",
    changeReasons: "The reasons stay as they are here. If the change did arrive, the board will say so.",
    cancel: "The visit stays. If the cancellation did arrive, the board will say so.",
    createEpisode: "No episode is made from here. If it did arrive after all, it shows among the episodes.",
    changeEpisode: "The episode stays as it is. If the change did arrive, the episode will show it.",
    assignEpisode: "The visit stays where it is. If the change did arrive, the episode will show it.",
    addWebhook: "It is not added from here. If it did arrive, the list will say so.",
    changeWebhook: "The webhook stays as it is. If the change did arrive, the list will say so.",
    deactivateWebhook: "The webhook stays. If the end did arrive, the list will say so.",
    editPatient:
      "The record stays as it is here. If the change did arrive, the record will say so when it is read again.",
    registerPatient:
      "Nobody is registered from here. If it did arrive after all, the record stands at the vendor.",
    note: "The note stays as it is at Solo, and the draft stays here. If it did arrive, the note will say so.",
  },
  keepLooking: {
    ...report.keepLooking,
    ...care.keepLooking,
    book: "We look for our reference again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    reschedule:
      "We read the visit again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    changeReasons:
      "We read the visit again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    cancel:
      "We read the visit again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    createEpisode:
      "We read the episodes again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    changeEpisode:
      "We read the episode again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    assignEpisode:
      "We read the episode again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    addWebhook:
      "We read the list again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    changeWebhook:
      "We read the list again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    deactivateWebhook:
      "We read the list again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    editPatient:
      "We read the record again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    registerPatient:
      "We ask for the patient id again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    note: "We read the note again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
  },
  sendAgain: {
    ...report.sendAgain,
    ...care.sendAgain,
    book: "One more booking is sent. If the first one arrives late, the patient has two visits and one has to be cancelled.",
    reschedule:
      "The same change is sent once more. If the first one arrives late, the visit has the same time.",
    changeReasons: "The same reasons are sent once more. If the first arrive late, they are the same.",
    cancel: "The cancellation is sent once more. A visit that is already cancelled stays cancelled.",
    createEpisode:
      "The episodes are read first. When this one is among them, nothing is sent; otherwise it is sent once more. If the first one arrives later still, the patient has two.",
    changeEpisode:
      "The episode is read first. When it is as wanted, nothing is sent; otherwise the same change is sent once more.",
    assignEpisode: "The same is sent once more. A visit that is in the episode already stays in it.",
    addWebhook:
      "One more webhook is added. If the first one arrives late, the vendor tells twice and one has to be ended.",
    changeWebhook:
      "The same change is sent once more. If the first one arrives late, the webhook is the same.",
    deactivateWebhook: "The end is sent once more. A webhook that is ended stays ended.",
    editPatient:
      "The record is read first. If it shows the change, nothing is sent; otherwise the same change is sent once more.",
    registerPatient:
      "The patient id is asked for first. If the person stands under it, nothing is sent; otherwise it is sent once more.",
    note: "The note is read first. The same answers are sent once more, unless somebody changed them or they are there.",
  },
  markLanded: {
    ...report.markLanded,
    ...care.markLanded,
    book: "The visit stays on the board as landed, id unknown, and we go on looking for its id. Nothing is sent.",
    reschedule: "We stop asking. Nothing is sent.",
    changeReasons: "We stop asking. Nothing is sent.",
    cancel: "We stop asking. Nothing is sent.",
    createEpisode: "We stop asking. Nothing is sent.",
    changeEpisode: "We stop asking. Nothing is sent.",
    assignEpisode: "We stop asking. Nothing is sent.",
    addWebhook: "We stop asking. Nothing is sent.",
    changeWebhook: "We stop asking. Nothing is sent.",
    deactivateWebhook: "We stop asking. Nothing is sent.",
    editPatient: "We stop asking. Nothing is sent.",
    registerPatient: "We stop asking. Nothing is sent.",
    note: "We stop asking. Nothing is sent.",
  },
  enterId: {
    ...report.enterId,
    ...care.enterId,
    book: "The visit under that id is read first. It counts only when it carries our reference.",
    reschedule: "The visit under that id is read first.",
    changeReasons: "The visit under that id is read first.",
    cancel: "The visit under that id is read first.",
    createEpisode: "The episode under that id is read first.",
    changeEpisode: "The episode under that id is read first.",
    assignEpisode: "The episode under that id is read first.",
    addWebhook: "The list is read first.",
    changeWebhook: "The list is read first.",
    deactivateWebhook: "The list is read first.",
    editPatient: "The record under that id is read first.",
    registerPatient: "The record under that id is read first.",
    note: "The visit under that id is read first.",
  },
  correct: {
    ...report.correct,
    ...care.correct,
    book: "Booking opens with what you entered. When you book, a new booking is kept and this refused one is withdrawn.",
    reschedule: "The visit opens. What you send then is a new change; this one is not sent.",
    changeReasons: "The visit opens. What you send then is a new change; this one is not sent.",
    cancel: "The visit opens. What you send then is a new cancellation; this one is not sent.",
    createEpisode:
      "The patient opens with what you entered. When you save, a new one is kept and this refused one is withdrawn.",
    changeEpisode:
      "The patient opens with what you entered. When you save, a new change is kept and this refused one is withdrawn.",
    assignEpisode: "The visit opens. What you send then is a new change; this one is not sent.",
    addWebhook: "Webhooks opens. What you send then is a new change; this one is not sent.",
    changeWebhook: "Webhooks opens. What you send then is a new change; this one is not sent.",
    deactivateWebhook: "Webhooks opens. What you send then is a new change; this one is not sent.",
    editPatient:
      "The form opens with what you typed, beside what the vendor has now. What you send then is a new change.",
    registerPatient: "The form opens with what you typed. What you send then is a new registration.",
    note: "The note opens with the draft. What you send then is a new note, and this refused one is withdrawn.",
  },
};

/** Withdrawing what the vendor refused, or what was never sent, has no risk to name. */
const harmless: Record<"queued" | "rejected", Record<ActKind, string>> = {
  queued: {
    ...report.queued,
    ...care.queued,
    book: "Nothing is sent and nothing is booked.",
    reschedule: "Nothing is sent. The visit keeps its time.",
    changeReasons: "Nothing is sent. The reasons stay as they are.",
    cancel: "Nothing is sent. The visit stays.",
    createEpisode: "Nothing is sent and no episode is made.",
    changeEpisode: "Nothing is sent. The episode stays as it is.",
    assignEpisode: "Nothing is sent. The visit stays where it is.",
    addWebhook: "Nothing is sent and nothing is added.",
    changeWebhook: "Nothing is sent. The webhook stays as it is.",
    deactivateWebhook: "Nothing is sent. The webhook stays.",
    editPatient: "Nothing is sent. The record stays as it is.",
    registerPatient: "Nothing is sent and nobody is registered.",
    note: "Nothing is sent. The draft stays here.",
  },
  rejected: {
    ...report.rejected,
    ...care.rejected,
    book: "It leaves this list. Nothing was booked.",
    reschedule: "It leaves this list. The visit kept its time.",
    changeReasons: "It leaves this list. The reasons stayed as they were.",
    cancel: "It leaves this list. The visit stayed.",
    createEpisode: "It leaves this list. No episode was made.",
    changeEpisode: "It leaves this list. The episode stayed as it was.",
    assignEpisode: "It leaves this list. The visit stayed where it was.",
    addWebhook: "It leaves this list. Nothing was added.",
    changeWebhook: "It leaves this list. The webhook stayed as it was.",
    deactivateWebhook: "It leaves this list. The webhook stayed.",
    editPatient: "It leaves this list. The record stayed as it was.",
    registerPatient: "It leaves this list. Nobody was registered.",
    note: "It leaves this list. The note stayed as it was, and the draft stays here.",
  },
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
    book: (when: string, room: string) => (room === "" ? `Book ${when}` : `Book ${when}, ${room}`),
    reschedule: (from: string, to: string) => `Move visit of ${from} to ${to}`,
    rescheduleTo: (to: string) => `Move visit to ${to}`,
    reasons: (when: string) => `Change reasons of visit of ${when}`,
    cancel: (when: string) => `Cancel visit of ${when}`,
    addWebhook: "Add a webhook",
    changeWebhook: "Change a webhook",
    deactivateWebhook: "End a webhook",
    note: (when: string) => `Write note of visit of ${when}`,
    timeUnknown: "time not known",
    createEpisode: (name: string) => `New episode ${name}`,
    changeEpisode: (name: string) => `Change episode ${name}`,
    assignEpisode: (name: string) => `Put the visit into episode ${name}`,
    editPatient: "Change record",
    registerPatient: "Register patient",
    ...reportWhat,
    ...careWhat,
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
