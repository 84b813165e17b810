import type { AlertEndedBy, AlertLevel, AlertOutcome, AlertSide } from "../../host/types";

const out: Record<AlertSide, Record<AlertLevel, string>> = {
  low: { beyond: "Low", far: "Very low" },
  high: { beyond: "High", far: "Very high" },
};

const outcomes: Record<AlertOutcome, string> = {
  patientReached: "Patient reached",
  patientNotReached: "Patient not reached",
  measuredAgain: "Measured again",
  treatmentChanged: "Treatment changed",
  watching: "Watched further",
  readingDoubted: "The reading is not believed",
  nothingNeeded: "Nothing has to be done",
};

const ended: Record<AlertEndedBy, string> = {
  cleared: "Back within",
  renewed: "Went on in another alert",
  withdrawn: "Withdrawn: the reading was corrected, taken back, or is another person's",
  rangeEnded: "The range was changed or removed",
};

const refusals: Record<string, string> = {
  alertRenewed: "It has gone further meanwhile. Nothing was kept. Look at the newer alert.",
  notAcknowledged: "Nobody has acknowledged it yet. Nothing was kept. Acknowledge it first.",
  otherPatient: "The alert is another patient's. Nothing was kept. Look again.",
  required: "Nothing was said. Choose what came of it, or write it.",
  tooLong: "The note is too long. Nothing was kept. Shorten it.",
  alert: "This alert is not known any more. Nothing was kept. Look at the list again.",
};

const atTimes = (count: number, minutes: number) =>
  [
    count > 1 ? `${count} readings in a row` : null,
    minutes > 0 ? `${count > 1 ? "" : "beyond "}for ${minutes}min` : null,
  ]
    .filter((part) => part !== null)
    .join(", ");

export const en = {
  title: "Alerts",
  sub: "Readings beyond the range that a clinician set for the patient.",
  out,
  outcomes,
  ended,
  refusals,
  atTimes,
  parts: { whole: "", systolic: "systolic", diastolic: "diastolic" },
  loading: "the alerts",
  counts: (waiting: number, open: number) =>
    `${waiting === 0 ? "All are acknowledged" : waiting === 1 ? "1 is not acknowledged" : `${waiting} are not acknowledged`}, ${open === 1 ? "1 on the list" : `${open} on the list`}.`,
  rule: (hours: number) =>
    `A reading that is older than ${hours}hr when it arrives raises nothing, nor does one without a unit.`,
  denied: "Acknowledging is open to clinicians only.",
  deniedState: {
    title: "Your role does not include alerts",
    text: "Ask an administrator if you need them for your work.",
  },
  noRanges: {
    title: "No range is set for anybody",
    text: "Nothing is watched. A clinician sets ranges on a patient's Metrics screen. That no alert stands here does not mean that readings are normal.",
  },
  empty: {
    title: "No alert is open",
    text: (people: number) =>
      `Ranges are set for ${people === 1 ? "1 patient" : `${people} patients`}. Patients without a range are not watched.`,
  },
  settledTitle: (count: number) => (count === 1 ? "1 settled" : `${count} settled, newest first`),
  show: "Show settled",
  hide: "Hide settled",
  table: {
    label: "Open alerts",
    settled: "Settled alerts",
    what: "What",
    patient: "Patient",
    reading: "Reading",
    since: "Since",
    state: "State",
  },
  limit: {
    high: (limit: string) => `over ${limit}`,
    low: (limit: string) => `under ${limit}`,
  },
  states: {
    standing: "Not acknowledged",
    endedUnseen: "Ended, not acknowledged",
    seen: "Acknowledged, goes on",
    settled: "Settled",
  },
  byAt: (by: string, at: string) => `${by}, ${at}`,
  late: (length: string) => `arrived ${length} after it was taken`,
  entered: (by: string) => `typed in by ${by}`,
  imported: "imported from a file",
  panel: {
    label: "Alert",
    gone: "This alert is not on the list any more.",
    acknowledge: "Acknowledge",
    acknowledgeOf: (name: string) => `Acknowledge for ${name}`,
    remark: "Add what came of it",
    metrics: "Open Metrics",
    reading: "Reading that raised it",
    value: "Value as received",
    converted: "Converted",
    taken: "Taken",
    arrived: "Arrived",
    came: "How it came",
    device: "Device",
    raised: "Raised",
    first: "Beyond since",
    range: "Range",
    limit: "Limit",
    clear: "Left at",
    clearHigh: (value: string) => `${value} or less`,
    clearLow: (value: string) => `${value} or more`,
    needs: "Stands after",
    at: "one reading",
    ended: "How it ended",
    goesOn: "It goes on: no reading was back within yet.",
    back: "Reading back within",
    story: "Who looked at it",
    nobody: "Nobody has acknowledged it yet.",
    acknowledged: "Acknowledged",
    added: "Added",
  },
  act: {
    title: "Acknowledge the alert",
    titleRemark: "What came of the alert",
    means:
      "Your name and the time are kept with the alert. It stays on the list while readings are beyond the range.",
    outcome: "What came of it",
    none: "Not said yet",
    note: "Note",
    noteHint: "It stays with the alert and cannot be changed.",
    confirm: "Acknowledge",
    confirmRemark: "Keep it",
    empty: "Choose what came of it, or write a note.",
    back: "Back",
    kept: (name: string) => `The alert of ${name} is acknowledged.`,
    keptRemark: "It is kept with the alert.",
    earlier: (by: string, at: string) =>
      `${by} had acknowledged it at ${at}, before you. What you wrote was not kept.`,
    earlierTitle: "Somebody was faster.",
    toRemark: "Add it to the alert",
  },
};

export type AlertWords = typeof en;
