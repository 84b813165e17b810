import type { Role } from "../../host/types";

const roles: Record<Role, string> = {
  frontDesk: "Front desk",
  clinician: "Clinician",
  administrator: "Administrator",
};

export const en = {
  product: "Anteroom",
  screens: {
    board: "Waiting rooms",
    today: "Today",
    booking: "Booking",
    patients: "Patients",
    patient: "Patient",
    metrics: "Metrics",
    editPatient: "Change record",
    registerPatient: "Register patient",
    importPeople: "Import",
    note: "Visit note",
    outbox: "Outbox",
    alerts: "Alerts",
    reports: "Reports",
    assistance: "Assistance",
    devices: "Devices",
    connections: "Connections",
    webhooks: "Webhooks",
    audit: "Audit",
    settings: "Settings",
    users: "People and roles",
    account: "Your account",
  },
  roles,
  demo: "Demo session",
  rail: "Screens",
  find: "Find a patient",
  count: (screen: string, count: number) => `${screen}, ${count}`,
  alerts: (count: number) => `${count} not acknowledged`,
  status: {
    label: "Connections and clock",
    age: (connection: string, age: string) => `${connection}: answered ${age} ago`,
    never: "not read yet",
    silent: (age: string) => age,
    refused: "key refused",
    logIn: "log in again",
    logInTo: (connection: string) => `log in again: ${connection}`,
    sending: (count: number) => `${count} sending`,
    unknown: (count: number) => `${count} unknown`,
    needsPerson: (count: number) => `${count} to decide`,
    queued: (count: number) => `${count} queued`,
    refusedCount: (count: number) => `${count} refused`,
    clock: "24-hour clock",
    rebuilding: (done: number, of: number) => `Reading visits again: ${done} of ${of}`,
  },
  rebuilding: {
    title: "What was read from the vendors was damaged and is being read again.",
    text: (done: number, of: number) =>
      `${done} of ${of} visits are back. Rows appear as they arrive; nothing of your own was lost.`,
  },
  lockSoon: {
    title: (seconds: number) => `This console locks in ${seconds} seconds.`,
    text: "Nobody has touched it for a while. What is typed is kept.",
    ends: "You have been signed in for 12 hours. Sign in again to go on where you were. What is typed is kept.",
    stay: "Stay",
  },
  setAside: {
    title: (count: number) =>
      count === 1
        ? "The restored backup is older than 1 copy of a document."
        : `The restored backup is older than ${count} copies of documents.`,
    text: "They were not deleted: they lie sealed in the data folder, under documents-set-aside. Only the ledger that was replaced can open them; it is kept there too. What was sent is still at the vendor.",
  },
  auditDoubt: {
    title: "The audit of this clinic is not the one that was anchored.",
    shorter: (from: string | null, until: string) =>
      `Entries are gone: what was done ${from === null ? "" : `from ${from} `}until ${until} is in doubt. Go on working; an administrator has to look into it.`,
    other: (from: string | null, until: string) =>
      `Entries are others than they were: what was done ${from === null ? "" : `from ${from} `}until ${until} is in doubt. Go on working; an administrator has to look into it.`,
    act: "Open Audit",
  },
  emergencies: {
    title: (count: number) =>
      count === 1
        ? "A clinical record was opened in an emergency."
        : `${count} clinical records were opened in an emergency.`,
    text: "Whoever did it does not have the role for it, and gave a reason.",
    act: "Take note",
  },
  unconnected: {
    title: "No vendor is connected.",
    text: "The board stays empty until one is.",
    act: "Connect a vendor",
  },
  undo: {
    undo: "Undo",
    sendsIn: (seconds: number) => `Will be sent in ${seconds}sec.`,
    done: "Taken back. Nothing was sent.",
    tooLate: (what: string) => `Not taken back: ${what}.`,
    close: "Close",
  },
  loading: "the screen",
  failed: {
    title: "This screen failed",
    text: "Nothing was sent. Open it again; if it stays, tell support which screen it was.",
    again: "Open it again",
  },
  palette: {
    label: "Find anything",
    placeholder: "Patient, number, birth date, or screen",
    people: "Patients",
    screens: "Screens",
    acts: "Acts",
    searched: (count: string) => `${count} people on this device were searched.`,
    none: (typed: string) => `Nothing matches “${typed}”`,
    noneHint:
      "Names, record numbers and birth dates of people known on this device are searched. Solo has no patient list: a person not yet known here is opened by number in Patients.",
    refresh: "Refresh from the vendors",
    lock: "Lock the console",
    help: "Keys and help",
    openByNumber: "Open a patient by number",
  },
  keys: {
    title: "Keys",
    close: "Close",
    everywhere: "Everywhere",
    here: "On this screen",
    palette: "Find anything",
    help: "This list",
    refresh: "Refresh from the vendors",
    lock: "Lock the console",
    find: "Find in the list",
    back: "Close, back",
    grid: "In a list",
    arrows: "Move between rows; left and right move inside a row",
    homeEnd: "First and last row",
    page: "A screenful up or down",
    enter: "Open",
    notHere: (keys: string) => `${keys} does nothing on this screen.`,
    letters:
      "Single letters work only while their list or panel has the focus. They can be switched off in Settings.",
  },
  refreshed: "Everything of today is being read from the vendors now.",
  notLocked: "The console could not be locked. Close it instead.",
};
