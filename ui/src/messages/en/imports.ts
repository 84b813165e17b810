import type { ImportFate } from "../../host/types";

const fates: Record<ImportFate, string> = {
  new: "New",
  known: "Known",
  changed: "Differs",
  refused: "Left out",
};

/** What comes of the rows of each fate. */
const fateTexts: Record<ImportFate, string> = {
  new: "kept by number, then read from Solo",
  known: "nothing is to be done",
  changed: "Solo is asked again; the file overwrites nothing",
  refused: "not imported",
};

/** Why a row is left out, or in what it differs. */
const why: Record<string, string> = {
  noNumber: "No number of a patient or visit.",
  notANumber: "A Solo number or visit number has digits only.",
  notATime: "The date or time cannot be read.",
  notALength: "The length is not between 1 and 86400 seconds.",
  birthDateUnclear: "The birth date cannot be read, or only in two ways. Write it as 1984-04-05.",
  tooLong: "A cell is longer than 500 characters.",
  unreadable: "The number holds characters that cannot be seen.",
  broken: "The row has too many or too few cells, or a quote is not closed.",
  tooManyRows: "Only the first 200 000 rows are read. Split the file.",
  name: "Another name",
  birthDate: "Another birth date",
  mrn: "Another MRN",
  start: "Another time",
  room: "Another room",
  patient: "Another patient",
};

const meanings: Record<string, string> = {
  visit: "Visit number",
  reference: "Our reference",
  start: "Start",
  room: "Waiting room",
  duration: "Length in seconds",
  patientId: "Patient id",
  spid: "Solo number",
  mrn: "MRN",
  family: "Family name",
  given: "Given name",
  fullName: "Name",
  born: "Date of birth",
};

const encodings: Record<string, string> = {
  utf8: "UTF-8",
  utf16: "UTF-16",
  windows1252: "Windows-1252",
};

const refusals: Record<string, string> = {
  fileUnreadable: "The file cannot be read. Nothing was kept. Save it again as CSV and choose it again.",
  fileTooLarge: "The file is larger than 64 MB. Nothing was kept. Split it.",
  noNumberColumn:
    "No column holds a patient id, a Solo number or a visit number, so nobody could be found by it. Nothing was kept. The first line must hold the headings.",
  fileChanged: "The file was changed since it was looked at. Nothing was kept. Choose it again.",
  importGone: "This look at the file is over. Nothing was kept. Choose the file again.",
  connectionOff: "The connection is turned off. Nothing was kept.",
};

const stopped: Record<string, string> = {
  diskFull: "the disk is full",
  store: "the encrypted store failed",
  fileChanged: "the file was changed while it was imported",
  fileUnreadable: "the file could not be read any more",
};

export const en = {
  title: "Import people and visits",
  open: "Import a list",
  back: "All patients",
  loading: "the accounts",
  fates,
  fateTexts,
  why,
  meanings,
  encodings,
  refusals,
  denied: {
    title: "Importing is open to the front desk only",
    text: "Ask them, or an administrator if your role has changed.",
  },
  noConnection: {
    title: "No account to import into",
    text: "An administrator can connect one.",
    go: "Open Connections",
  },
  start: {
    title: "Choose a CSV file",
    text: "A list of people with their patient ids or Solo numbers, or Solo's own report of visits. You see first what would come of every row; nothing is kept before you say so.",
    teaches:
      "A file teaches numbers only. Who somebody is and when a visit takes place is read from Solo afterwards. Nothing is sent to change anything there.",
    account: "Account",
    choose: "Choose a file",
    reading: "Reading the file",
  },
  plan: {
    label: "What would come of the file",
    of: (file: string, connection: string) => `${file}, into ${connection}`,
    summary: (total: string) => `${total} rows. Nothing is kept yet.`,
    counts: "Rows by what comes of them",
    columns: "Columns that were recognised",
    column: (heading: string, meaning: string) => `${heading}: ${meaning}`,
    ignored: (headings: string) => `Not used: ${headings}.`,
    encoding: (name: string) => `Letters are ${name}.`,
    rows: "Rows",
    line: "Line",
    fate: "Fate",
    reason: "Why",
    visit: "Visit",
    patient: "Patient",
    show: "Show",
    all: "All",
    sameAs: (why: string, line: number) => `${why} line ${line}`,
    twice: "Repeats",
    contradicts: "Contradicts",
    more: (count: string) => `${count} more rows are not listed.`,
    none: "No row of this kind.",
    apply: (count: string) => `Import ${count} rows`,
    nothing: "Nothing in this file is new or different.",
    another: "Choose another file",
  },
  done: {
    title: "Imported",
    stopped: (why: string, line: number) =>
      `It ended early: ${why}. Everything up to line ${line} is kept, nothing after it. Choose the file again to go on; what is known is not kept twice.`,
    people: (count: string) => `${count} people are known now who were not before.`,
    visits: (count: string) => `${count} visits are known now that were not before.`,
    again: (count: string) => `${count} records are read again, since the file says otherwise.`,
    refused: (count: string) => `${count} rows were left out.`,
    known: (count: string) => `${count} rows said nothing new.`,
    reading: "They are read from Solo now, at its pace. People can be found once they are read.",
    audit: "The import is in the audit.",
  },
  stopped,
};
