import type {
  AssistanceInput,
  AssistanceLook,
  AssistanceView,
  AttachInput,
  BackupView,
  BoardView,
  BookInput,
  BookingDay,
  BookingDayQuery,
  CancelAssistanceInput,
  CancelInput,
  ConnectionId,
  ConnectionView,
  ConsultInput,
  Decision,
  DeleteFileInput,
  FileCheck,
  FormInput,
  FormView,
  FrameCount,
  IntentId,
  IntentStory,
  Joined,
  JoinKind,
  Kept,
  Look,
  LookUp,
  OutboxView,
  PaperInput,
  PatientDocuments,
  PatientKey,
  PatientSearch,
  PatientView,
  ReasonsInput,
  RescheduleInput,
  SavedPaper,
  ScreenName,
  SendDocumentInput,
  Settings,
  SoloInput,
  Startup,
  Tag,
  TestReport,
  TwoIdentifiers,
  VisitFiles,
  VisitId,
  VisitView,
  WhoAmI,
} from "./types";

/**
 * All that the page may ask of the host, and nothing else reaches it. Every call rejects with a `Problem`. Reads answer
 * from the encrypted store and never wait for a vendor, except `lookUpPatient`, `lookForAssistance` and `testSolo`, which ask one and may
 * take seconds. Acts answer as soon as the wish is kept, not when the vendor has answered.
 */
export interface Host {
  /** How far the console has come: first run, opening, stopped with ways out, or ready. */
  startup(): Promise<Startup>;
  /** How the window looked when somebody last chose; for the screens that come before a clinic is open. */
  look(): Promise<Look>;
  /** Backups of the ledger, newest first. */
  backups(): Promise<BackupView[]>;
  /** The board of one day (ISO date in the clinic's zone); `null` is today. */
  board(day: string | null): Promise<BoardView>;
  /** One visit with its acts, history and intents. */
  visit(visit: VisitId): Promise<VisitView>;
  /** One patient record. */
  patient(key: PatientKey): Promise<PatientView>;
  /** People known on this device, as typed: names in any order, birth dates, numbers. */
  searchPatients(typed: string): Promise<PatientSearch>;
  /** One day of every room. */
  bookingDay(query: BookingDayQuery): Promise<BookingDay>;
  /** The files of a visit as last read (SOLO-20); an old list is read again behind the screen. */
  visitFiles(visit: VisitId): Promise<VisitFiles>;
  /** The clinic's forms for patient documents, by name. */
  forms(): Promise<FormView[]>;
  /** The documents of a patient that were sent from here: the vendor shows none. */
  patientDocuments(key: PatientKey): Promise<PatientDocuments>;
  /** Through which connections care can be called, and what was asked for within a day. */
  assistance(): Promise<AssistanceView>;
  /** Every intent of note, grouped by who must act. */
  outbox(): Promise<OutboxView>;
  /** One intent and what happened to it. */
  intent(id: IntentId): Promise<IntentStory>;
  /** Accounts at vendors; secrets are never part of it. */
  connections(): Promise<ConnectionView[]>;
  /** What the clinic and this desk have set. */
  settings(): Promise<Settings>;
  /** Who sits here. */
  whoAmI(): Promise<WhoAmI>;

  /** Opens the demo clinic. */
  openDemo(): Promise<null>;
  /** Makes the store with a passphrase instead of the keyring. */
  createWithPassphrase(passphrase: string): Promise<null>;
  /** Opens a store that was made with a passphrase. */
  unlockWithPassphrase(passphrase: string): Promise<null>;
  /** Tries to open again after a stop. */
  retryOpen(): Promise<null>;
  /** Puts a backup in the place of a damaged ledger; the damaged one is kept beside it. */
  restoreBackup(name: string): Promise<null>;
  /** Asks for everything of today to be read from the vendors now; answers at once. */
  refresh(): Promise<null>;
  /** Keeps the front desk's own note; an empty text removes it. It never goes to a vendor. */
  setNote(visit: VisitId, text: string): Promise<null>;
  /** Asks the vendor for a person who is not known here yet (SOLO-01, SOLO-02). */
  lookUpPatient(connection: ConnectionId, lookUp: LookUp): Promise<PatientView>;
  /** Keeps a booking (SOLO-06, SOLO-07, SOLO-08). */
  book(input: BookInput): Promise<Kept>;
  /** Keeps a change of time or length (SOLO-13). */
  reschedule(input: RescheduleInput): Promise<Kept>;
  /** Keeps a change of reasons (SOLO-13). */
  changeReasons(input: ReasonsInput): Promise<Kept>;
  /** Keeps a cancellation (SOLO-13). Nothing un-cancels it once it is sent. */
  cancel(input: CancelInput): Promise<Kept>;
  /** Opens the call in the system browser; the link itself never reaches the page. */
  join(visit: VisitId, kind: JoinKind, checked: TwoIdentifiers): Promise<Joined>;
  /** Puts the patient's link on the clipboard; the link itself never reaches the page. */
  copyPatientLink(visit: VisitId, checked: TwoIdentifiers): Promise<null>;
  /**
   * Makes a document from the store, asks the person in the desktop's own dialog where to keep it, and keeps it there;
   * `null` when they closed the dialog. The page never hears of folders. What left is in the audit.
   */
  savePaper(paper: PaperInput): Promise<SavedPaper | null>;
  /** The same document's bytes (PDF), to be looked at inside the console. Not in the generated bindings: raw bytes. */
  paperPreview(paper: PaperInput): Promise<ArrayBuffer>;
  /** Looks at a file before anything is decided; nothing is kept. Not in the generated bindings: raw bytes. */
  checkFile(bytes: ArrayBuffer): Promise<FileCheck>;
  /**
   * Keeps a file, encrypted, with the wish to attach it to a visit (SOLO-19). Not in the generated bindings: the bytes are
   * the body of the call, and what goes with them is a header, since JSON would take seconds for a large file.
   */
  attachFile(input: AttachInput, bytes: ArrayBuffer): Promise<Kept>;
  /** Keeps the wish to delete a file of a visit (SOLO-21). Nothing brings it back once it is sent. */
  deleteFile(input: DeleteFileInput): Promise<Kept>;
  /** Takes an upload back before it is sent, or stops it while it is. */
  stopUpload(intent: IntentId): Promise<null>;
  /** The bytes of the clinic's own copy; each opening is in the audit. Not in the generated bindings: raw bytes. */
  openCopy(id: string): Promise<ArrayBuffer>;
  /** Keeps a form for patient documents; only for administrators. */
  saveForm(form: FormInput): Promise<null>;
  /** Removes a form; documents that were sent with it stay. */
  removeForm(id: string): Promise<null>;
  /** Keeps a filled form with the wish to add it to a patient's record (SOLO-22). Nothing shows whether it arrived. */
  sendDocument(input: SendDocumentInput): Promise<Kept>;
  /** Asks the vendor for the current request at a place (SOLO-41); it may take seconds. */
  lookForAssistance(input: AssistanceInput): Promise<AssistanceLook>;
  /** Keeps the wish for assistance at a bed (SOLO-40). */
  requestAssistance(input: AssistanceInput): Promise<Kept>;
  /** Keeps the wish to cancel the request that was on screen (SOLO-42). */
  cancelAssistance(input: CancelAssistanceInput): Promise<Kept>;
  /** Keeps the wish for a consult (SOLO-33). */
  askForConsult(input: ConsultInput): Promise<Kept>;
  /** Destroys the clinic's own copy of a file; what the vendor has is not affected. */
  destroyCopy(id: string): Promise<null>;
  /** A person's decision about an intent. */
  decide(decision: Decision): Promise<null>;
  /** Tries a connection step by step without keeping it. */
  testSolo(input: SoloInput): Promise<TestReport>;
  /** Keeps a connection and answers with its id. */
  saveSolo(input: SoloInput): Promise<string>;
  /** Turns a connection on or off. */
  setConnectionEnabled(id: ConnectionId, enabled: boolean): Promise<null>;
  /** Removes a connection, its secrets and what was read through it. */
  removeConnection(id: ConnectionId): Promise<null>;
  /** Keeps settings; they apply at once. */
  saveSettings(settings: Settings): Promise<null>;
  /** Tells whether the window can be seen; reading from vendors slows down while it cannot. */
  attention(visible: boolean): Promise<null>;
  /** Tells which screen is shown, and nothing of what is on it; the host sets the desktop's title from it. */
  showScreen(screen: ScreenName | null): Promise<null>;
  /** Ends the program; the store is closed first. */
  quit(): Promise<null>;
  /** Tells that something named is on the screen; heard only by the benchmarks, which may ask for frames to be counted. */
  reportVisible(what: string): Promise<FrameCount | null>;

  /** Calls back when parts of what was read went stale; answers with a way to stop. */
  onStale(listener: (tags: Tag[]) => void): Promise<() => void>;
}
