import type { Mark, WayKind } from "../../host/types";

/** What a person must know of a reading or a recording. */
const marks: Record<Mark, string> = {
  late: "came late",
  future: "dated in the future",
  beforeBirth: "dated before birth",
  unitUnknown: "unit unknown",
  unitForeign: "another unit than this metric has",
  partMissing: "a part is missing",
  pressuresReversed: "diastolic not below systolic",
  zero: "zero",
  atLimit: "at the sensor’s limit",
  corrected: "corrected",
  severalWays: "came on several ways",
};

/** On what way it came. */
const ways: Record<WayKind, string> = {
  read: "Read from the vendor",
  delivered: "Delivered",
  imported: "Imported file",
  entered: "Typed in",
};

export const en = {
  marks,
  ways,
  views: {
    label: "What is shown",
    overTime: "Over time",
    hours: "By hour and day",
    recordings: (count: number) => `ECG (${count})`,
    recordingsFailed: "ECG",
    undrawn: (count: number) => `Unit unknown (${count})`,
  },
  list: {
    label: "ECG recordings, newest first",
    start: "Began",
    length: "Length",
    leads: "Leads",
    filter: "Filter",
    how: "How it came",
    says: "Device says, unconfirmed",
    nothingSaid: "Nothing said",
    startUnknown: "Not known when",
    open: (when: string) => `Open the ECG of ${when}`,
    loading: "Recordings are being read from this device.",
    empty: "No recordings",
    emptyText: "No ECG has come for this patient. That is not the same as none having been recorded.",
    symptoms: (told: string) => `Symptoms told: ${told}`,
  },
  opened: {
    loading: "The recording is being opened.",
    close: "Back to the list",
    gone: "This recording is not here any more",
    goneText:
      "It is not among this patient’s recordings. A link may have ended, or an import was taken back.",
    how: (lead: string) => `Pan and Tompkins (1985), ${lead}`,
    beatsFailed: "R peaks could not be read. None are marked, which is not that there are none.",
    again: "Read again",
    held: {
      title: "The ECG that was closed is still held in memory",
      text: "It was not let go. Opening another ECG, or closing the console, lets go of it too.",
      act: "Let it go",
    },
  },
  paper: {
    title: "Save the ECG as PDF",
    denied: "Only a clinician saves an ECG as a file.",
    text: (from: string) =>
      `From ${from}: every sample at 25 mm/s and 10 mm/mV. Printed at 100 %, the check bar on each page is 50 mm long.`,
    length: "Length",
    whole: (length: string) => `All ${length}`,
    start: "the beginning",
    at: (seconds: string) => `${seconds} after the beginning`,
    act: (name: string) => `Save the ECG of ${name}`,
    refusals: {
      traceTooHigh:
        "The trace is higher than a page at 10 mm/mV. Nothing was saved, since nothing is cut off. Choose another stretch.",
      beyondEnd: "The stretch begins after the end of the recording. Nothing was saved.",
      noVoltage: "No lead of this recording is a voltage that is known. Nothing was saved.",
      recordingDamaged: "A part of the recording cannot be read. Nothing was saved.",
    } as Record<string, string>,
  },
  undrawn: {
    show: "Show them",
    label: (metric: string) => `${metric}, not drawn, newest first`,
    value: "Value as it came",
    noUnit: "Unit unknown",
    older: "Show older ones",
    loading: "Readings are being read from this device.",
    time: (city: string) => `Time, ${city} time`,
    how: "How it came",
    marks: "Why it is not drawn",
    none: "All readings of this metric are drawn now.",
  },
};

export type Recordings = typeof en;
