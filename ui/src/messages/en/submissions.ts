import type { IntentState, SubmitBar, SubmitDoubt } from "../../host/types";

/** Why a reading cannot be sent, after its value. */
const bars: Record<SubmitBar, string> = {
  unitUnknown: "Not sent: no unit was told.",
  unitForeign: "Not sent: CareMonitor does not take this unit, and it cannot be converted.",
  atLimit: "Not sent: the device was at its limit, so the number is not known.",
  future: "Not sent: it is dated in the future.",
  beforeBirth: "Not sent: it is dated before birth.",
  partMissing: "Not sent: a part of the pressure is missing.",
  reversed: "Not sent: diastolic is not below systolic.",
  noPeriod: "Not sent: a number of steps without its period says nothing.",
  outOfRange: "Not sent: a number is out of what CareMonitor takes.",
  noWaveform: "Not sent: its waveform is not kept on this computer.",
  noLeadOne: "Not sent: only lead I is sent, and not exactly one lead is named so.",
  gainUnknown: "Not sent: its recorder does not tell the gain, so no voltage is known.",
  samplesLost: "Not sent: samples were lost inside it, and a gap cannot be sent.",
  startUnknown: "Not sent: it is not known when it began.",
  tooLong: "Not sent: it has more than 100 000 samples, which is too long for one message.",
  damaged: "Not sent: a part of it cannot be read on this computer.",
};

/** What should be looked at before a reading is sent. */
const doubts: Record<SubmitDoubt, string> = {
  longAgo: "Taken more than a year ago.",
  closeTogether: "The two pressures lie very close.",
  unusual: "An unusual number: is the unit right?",
  longPeriod: "A period of more than a week.",
  otherValueSent: "Another reading of this moment was sent before. CareMonitor will have both.",
  appleHealth: "From Apple Health: CareMonitor may have read it there too.",
  oneLead: "Lead I alone is sent. Its other leads stay here.",
};

/** Where a reading stands that was sent before. */
const sent: Record<IntentState, string> = {
  queued: "Is to be sent",
  sending: "Is being sent",
  confirmed: "Sent, CareMonitor has it",
  landedIdUnknown: "Sent, CareMonitor has it",
  rejected: "Refused before",
  unknown: "Sent, not known whether it arrived",
  needsPerson: "Sent, not known whether it arrived: decide in the Outbox",
  withdrawn: "Withdrawn before",
};

/** Why nothing was kept, by the host's word. */
const refusals: Record<string, string> = {
  consentNeverAsked:
    "The patient was never asked about this metric. Nothing is sent. Ask on the record page.",
  consentDeclined: "The patient declined that this metric is sent. Nothing is sent.",
  consentNotKnown: "It is not known whether the patient granted this metric. Nothing is sent. Ask again.",
  consentWithdrawn: "The patient has withdrawn this consent at CareMonitor. Nothing is sent.",
  consentEnded: "The patient's consent has ended. Nothing is sent. Ask again.",
  readingChanged: "A reading is not as it was on this list any more. Nothing was sent. Look again.",
  readingSent: "One of these was sent in the meantime. Nothing was sent twice. Look at the list again.",
  connectionOff: "The connection is turned off. Nothing was sent.",
  deceased: "The patient is deceased. Nothing was sent.",
  noAddress: "The record has no id at CareMonitor. Nothing was sent.",
  required: "Tick at least one reading. Nothing was sent.",
  tooMany: "Too many are ticked at once. Nothing was sent.",
  otherPatient: "The ticks belong to another record. Nothing was sent. Check again.",
  identifierChanged:
    "An identifier of this record has changed since you ticked it. Nothing was sent. Check again.",
  twoIdentifiers: "The identifiers have to be ticked. Nothing was sent.",
};

export const en = {
  bars,
  doubts,
  sent,
  refusals,
  title: "Send to CareMonitor",
  loading: "what may be sent",
  strip: {
    granted: (metrics: string) => `Granted by the patient: ${metrics}.`,
    none: "The patient has granted nothing, so nothing is sent.",
    open: "Choose readings",
    recording: "Send to CareMonitor",
    recordingTo: (account: string) => `Send to ${account}`,
    undecided: (count: number) =>
      count === 1
        ? "1 reading needs a decision: it is not known whether it arrived."
        : `${count} readings need a decision: it is not known whether they arrived.`,
  },
  metrics: {
    metric: "Metric",
    consent: "Consent",
    readings: "Readings",
    choose: "Choose",
    chooseOf: (metric: string) => `Choose readings of ${metric}`,
    explains:
      "Only what the patient granted is sent, reading by reading. Nothing comes back from CareMonitor.",
  },
  intents: {
    title: "Sent from here",
    none: "Nothing was sent in the last day.",
    open: "Open the Outbox",
    state: "State",
    what: "Reading",
  },
  pick: {
    title: (metric: string) => `Send ${metric} to CareMonitor`,
    list: "Newest readings, as they would be sent",
    choose: "Send",
    tick: (value: string, at: string) => `Send ${value}, ${at}`,
    value: "Value sent",
    taken: (zone: string) => `Taken (${zone.replaceAll("_", " ")})`,
    know: "To be looked at",
    converted: (received: string) => `Converted from ${received}`,
    says: (words: string) => `Device says “${words}”, unconfirmed. It is sent too.`,
    timeUnknown: "Not known when",
    until: (start: string, end: string) => `${start} to ${end}`,
    more: (count: number) => `The newest ${count} are listed. Older ones are not offered here.`,
    empty: "There are no readings of this metric.",
    count: (count: number) => (count === 1 ? "1 reading is ticked" : `${count} readings are ticked`),
    nothing: "Tick at least one reading first.",
    none: "Nothing on this list can be sent.",
    act: (count: number) => (count === 1 ? "Send 1 reading" : `Send ${count} readings`),
    kept: (count: number) => (count === 1 ? "1 reading is to be sent" : `${count} readings are to be sent`),
    back: "Back to the metrics",
    last: "They are stored in this record. Nothing can be taken back at CareMonitor from here.",
  },
};
