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
  visit: ["board", "outbox", "episodes"],
  patient: ["patients", "board"],
  searchPatients: ["patients"],
  bookingDay: ["booking", "board"],
  episodes: ["episodes"],
  visitFiles: ["files"],
  assistance: ["assistance", "connections"],
  forms: ["forms"],
  patientDocuments: ["forms", "outbox"],
  outbox: ["outbox"],
  intent: ["outbox"],
  connections: ["connections"],
  webhooks: ["webhooks"],
  delivery: ["webhooks"],
  reports: ["reports"],
  reportRows: ["reports"],
  reportFaults: ["reports"],
  settings: ["settings"],
  whoAmI: ["settings"],
  // A form must not change under the hands of who fills it: nothing stales these.
  record: [],
  keptRecord: [],
} as const satisfies Partial<Record<keyof Host, readonly Tag[]>>;

/** What each act makes stale at once; later changes come by the host's event. */
export const stales = {
  openDemo: ["startup", "settings", "board", "connections"],
  createWithPassphrase: ["startup"],
  unlockWithPassphrase: ["startup"],
  retryOpen: ["startup"],
  quit: [],
  restoreBackup: ["startup", "board", "outbox", "connections", "patients", "settings", "episodes"],
  refresh: [],
  setNote: ["board"],
  lookUpPatient: ["patients"],
  reviewEdit: [],
  editPatient: ["patients", "outbox"],
  reviewRegistration: [],
  registerPatient: ["patients", "outbox"],
  planImport: [],
  applyImport: ["patients", "board", "booking", "connections"],
  book: ["board", "outbox", "booking"],
  reschedule: ["board", "outbox", "booking"],
  changeReasons: ["board", "outbox"],
  cancel: ["board", "outbox", "booking"],
  writeEpisode: ["episodes", "outbox"],
  assignEpisode: ["episodes", "outbox"],
  join: ["board"],
  copyPatientLink: [],
  savePaper: [],
  attachFile: ["files", "outbox"],
  deleteFile: ["files", "outbox"],
  stopUpload: ["files", "outbox"],
  lookForAssistance: [],
  requestAssistance: ["assistance", "outbox"],
  cancelAssistance: ["assistance", "outbox"],
  askForConsult: ["assistance", "outbox"],
  saveForm: ["forms"],
  removeForm: ["forms"],
  sendDocument: ["forms", "outbox"],
  decide: ["board", "outbox", "booking", "episodes", "files", "forms", "assistance"],
  testSolo: [],
  saveSolo: ["connections", "startup", "board", "booking"],
  setConnectionEnabled: ["connections", "board", "booking"],
  removeConnection: ["connections", "startup", "board", "outbox", "booking", "patients", "episodes"],
  turnOnReceiver: ["webhooks"],
  turnOffReceiver: ["webhooks"],
  newWebhookAddress: ["webhooks"],
  copyWebhookAddress: [],
  runDeliveryAgain: ["webhooks"],
  decodePasted: [],
  saveWebhook: ["webhooks", "outbox"],
  deactivateWebhook: ["webhooks", "outbox"],
  readReport: ["reports"],
  fetchReportAgain: ["reports"],
  removeReport: ["reports"],
  orderReport: ["reports", "outbox"],
  unlockReport: ["reports"],
  reportPassword: [],
  saveSettings: ["settings", "startup", "board", "booking"],
} as const satisfies Partial<Record<keyof Host, readonly Tag[]>>;

/** The name of a read. */
export type Read = keyof typeof provides;
/** The name of an act. */
export type Act = keyof typeof stales;
