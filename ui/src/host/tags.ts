import type { Host } from "./Host";
import type { Tag } from "./types";

/**
 * Which parts of the cache each read provides and each act stales. Refetching is derived from these two tables and the
 * host's stale event; no screen keeps a list of its own.
 */
export const provides = {
  startup: ["startup"],
  look: ["startup"],
  backups: ["startup"],
  board: ["board"],
  visit: ["board", "outbox"],
  patient: ["patients", "board"],
  searchPatients: ["patients"],
  bookingDay: ["booking", "board"],
  visitFiles: ["files", "board"],
  assistance: ["assistance", "connections"],
  forms: ["forms"],
  patientDocuments: ["forms", "outbox"],
  outbox: ["outbox"],
  intent: ["outbox"],
  connections: ["connections"],
  settings: ["settings"],
  whoAmI: ["settings"],
} as const satisfies Partial<Record<keyof Host, readonly Tag[]>>;

/** What each act makes stale at once; later changes come by the host's event. */
export const stales = {
  openDemo: ["startup", "settings", "board", "connections"],
  createWithPassphrase: ["startup"],
  unlockWithPassphrase: ["startup"],
  retryOpen: ["startup"],
  quit: [],
  restoreBackup: ["startup", "board", "outbox", "connections", "patients", "settings"],
  refresh: [],
  setNote: ["board"],
  lookUpPatient: ["patients"],
  book: ["board", "outbox", "booking"],
  reschedule: ["board", "outbox", "booking"],
  changeReasons: ["board", "outbox"],
  cancel: ["board", "outbox", "booking"],
  join: ["board"],
  copyPatientLink: [],
  savePaper: [],
  attachFile: ["files", "outbox"],
  deleteFile: ["files", "outbox"],
  stopUpload: ["files", "outbox"],
  destroyCopy: ["files"],
  lookForAssistance: [],
  requestAssistance: ["assistance", "outbox"],
  cancelAssistance: ["assistance", "outbox"],
  askForConsult: ["assistance", "outbox"],
  saveForm: ["forms"],
  removeForm: ["forms"],
  sendDocument: ["forms", "outbox"],
  decide: ["board", "outbox", "booking", "files", "forms", "assistance"],
  testSolo: [],
  saveSolo: ["connections", "startup", "board", "booking"],
  setConnectionEnabled: ["connections", "board", "booking"],
  removeConnection: ["connections", "startup", "board", "outbox", "booking", "patients"],
  saveSettings: ["settings", "startup", "board", "booking"],
} as const satisfies Partial<Record<keyof Host, readonly Tag[]>>;

/** The name of a read. */
export type Read = keyof typeof provides;
/** The name of an act. */
export type Act = keyof typeof stales;
