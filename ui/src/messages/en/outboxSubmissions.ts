import { lengthText } from "../../ecg/names";
import type { ActKind, ConsentMetric } from "../../host/types";
import type { Told } from "./outboxChoice";

/** What each choice does to a reading that is sent. */
export const submission: Told<Extract<ActKind, "submitReading">> = {
  withdraw: {
    submitReading:
      "Nothing more is sent. If it did arrive, CareMonitor has it, and from here it cannot be taken back.",
  },
  keepLooking: { submitReading: "CareMonitor gives no reading back, so there is nothing to look at." },
  sendAgain: {
    submitReading:
      "The consent is looked at again, then it is sent once more under the same id. If it did arrive before, CareMonitor may have it twice.",
  },
  markLanded: { submitReading: "We stop asking. Nothing is sent. The reading counts as sent." },
  enterId: { submitReading: "It has no id that could be entered." },
  correct: { submitReading: "What you send then is new; this one is not sent." },
  queued: { submitReading: "Nothing is sent. The reading can be sent later." },
  rejected: { submitReading: "It leaves this list. CareMonitor did not store the reading." },
};

/** Why a reading stands where it stands. */
export const submissionWhy: Record<string, string> = {
  consentNeverAsked: "The patient was never asked about it, so it was not sent",
  consentDeclined: "The patient declined that it is sent, so nothing was stored",
  consentNotKnown: "It is not known what the patient granted, so it was not sent",
  consentWithdrawn: "The patient has withdrawn the consent, so nothing was stored",
  consentEnded: "The patient's consent has ended, so nothing was stored",
  recordingGone: "The recording is not among this patient’s any more, so it was not sent",
  recordingChanged: "The recording is not the one that was ticked any more, so it was not sent",
  recordingDamaged: "A part of the recording cannot be read, so it was not sent",
};

/** A reading's value stands under the name of its metric. */
export const submissionFacts: Record<ConsentMetric, string> = {
  ecg: "Electrocardiogram",
  bloodPressure: "Blood pressure",
  heartRate: "Heart rate",
  bloodGlucose: "Blood glucose",
  steps: "Steps",
};

const units: Record<string, string> = { "mm[Hg]": "mmHg", "/min": "beats/min", "{steps}": "steps" };

/** A number with its unit in UCUM, or a length, as a person reads it. */
function submitted(value: string): string {
  const [number = "", unit = ""] = value.split(" ");
  if (unit === "s") return lengthText(Number(number), "en");
  return `${number} ${units[unit] ?? unit}`;
}

/** What it would change, in one line. */
export const submissionWhat = {
  submitted,
  submitReading: (metric: string, value: string, when: string) =>
    `Send ${metric} ${submitted(value)} of ${when}`,
};
