import type {
  AssignEpisodeInput,
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
  DecodedView,
  DeleteFileInput,
  DeliveryDetail,
  DraftAnswerInput,
  DumpInput,
  EditInput,
  EpisodeInput,
  EpisodesView,
  FileCheck,
  FormInput,
  FormView,
  FrameCount,
  ImportAccount,
  ImportInput,
  ImportPlan,
  IntentId,
  IntentStory,
  Joined,
  JoinKind,
  Kept,
  KeptRecord,
  Look,
  LookUp,
  NewAddress,
  NoteDraftKept,
  NoteReview,
  NoteSent,
  NoteView,
  OrderReportInput,
  OutboxView,
  PaperInput,
  PasteInput,
  PatientDocuments,
  PatientKey,
  PatientSearch,
  PatientView,
  ReasonsInput,
  RecordReview,
  RecordView,
  RegisterInput,
  ReportFaults,
  ReportId,
  ReportPictures,
  ReportQuery,
  ReportsView,
  ReportWindow,
  RescheduleInput,
  SavedPaper,
  SavedReport,
  ScreenName,
  SendDocumentInput,
  SendNoteInput,
  Settings,
  SnippetInput,
  SnippetView,
  SoloInput,
  Startup,
  Tag,
  TestReport,
  TwoIdentifiers,
  VisitFiles,
  VisitId,
  VisitView,
  WebhookEnd,
  WebhookInput,
  WebhooksView,
  WhoAmI,
} from "./types";

/**
 * All that the page may ask of the host, and nothing else reaches it. Every call rejects with a `Problem`. Reads answer
 * from the encrypted store and never wait for a vendor, except `lookUpPatient`, `record`, `lookForAssistance`, `readNote`, `reviewNote` and
 * `testSolo`, which ask one and may take seconds. Acts answer as soon as the wish is kept, not when the vendor has answered.
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
  /** A visit's note as it was last read, with how old that is. */
  note(visit: VisitId): Promise<NoteView>;
  /** One patient record. */
  patient(key: PatientKey): Promise<PatientView>;
  /** People known on this device, as typed: names in any order, birth dates, numbers. */
  searchPatients(typed: string): Promise<PatientSearch>;
  /** One day of every room. */
  bookingDay(query: BookingDayQuery): Promise<BookingDay>;
  /** A patient's episodes of care as last read; what is old is read again behind the screen (SOLO-24, SOLO-27). */
  episodes(key: PatientKey): Promise<EpisodesView>;
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
  /** The receiver, the vendors' lists of webhooks and the newest deliveries; for administrators. */
  webhooks(): Promise<WebhooksView>;
  /** One delivery: as it was received, and what it says. */
  delivery(id: string): Promise<DeliveryDetail>;
  /** Every report that was asked for; for administrators. */
  reports(): Promise<ReportsView>;
  /** At most a thousand rows of a report, filtered and ordered by the host. */
  reportRows(query: ReportQuery): Promise<ReportWindow>;
  /** What a report and our own log of statuses say, counted by the host. */
  reportPictures(id: ReportId): Promise<ReportPictures>;
  /** The lines of a report's file that are not in its table. */
  reportFaults(id: ReportId): Promise<ReportFaults>;
  /** The clinic's texts to insert into notes. */
  snippets(): Promise<SnippetView[]>;
  /** What the clinic and this desk have set. */
  settings(): Promise<Settings>;
  /**
   * A record as the vendor has it now, with all that can be changed; it asks the vendor (SOLO-01, SOLO-02) and may take
   * seconds. With an intent, also what was typed then.
   */
  record(key: PatientKey, correcting: IntentId | null): Promise<RecordView>;
  /** What an earlier change or registration said. */
  keptRecord(intent: IntentId): Promise<KeptRecord>;
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
  /** Reads a visit's note from the vendor (SOLO-16); answers when the vendor has, and keeps what was read before if not. */
  readNote(visit: VisitId): Promise<null>;
  /** Keeps what was typed into a note; when it answers, that survives a power cut. Nothing is sent. */
  keepNoteDraft(visit: VisitId, typed: DraftAnswerInput[]): Promise<NoteDraftKept>;
  /** Throws one's own draft of a note away. */
  discardNoteDraft(visit: VisitId): Promise<null>;
  /** Reads the vendor's note once more (SOLO-16) and compares one's own draft with it. It waits for the vendor. */
  reviewNote(visit: VisitId): Promise<NoteReview>;
  /** Keeps a note to be sent (SOLO-17), as decided on the review. */
  sendNote(input: SendNoteInput): Promise<NoteSent>;
  /** Asks the vendor for a person who is not known here yet (SOLO-01, SOLO-02). */
  lookUpPatient(connection: ConnectionId, lookUp: LookUp): Promise<PatientView>;
  /** What a change would send, or what keeps it from being sent; keeps nothing and asks nobody. */
  reviewEdit(input: EditInput): Promise<RecordReview>;
  /** Keeps a change of a record (SOLO-03, SOLO-04). */
  editPatient(input: EditInput): Promise<Kept>;
  /** The same before a registration, with the people known here who may be the same person. */
  reviewRegistration(input: RegisterInput): Promise<RecordReview>;
  /** Keeps a registration (SOLO-05). */
  registerPatient(input: RegisterInput): Promise<Kept>;
  /**
   * Asks in the desktop's own dialog which file, and says what would come of each of its rows; `null` when the dialog
   * was closed. Nothing is kept, and the page never hears of folders.
   */
  planImport(connection: ConnectionId): Promise<ImportPlan | null>;
  /** Applies the plan that was made last; nothing is sent to a vendor to change anything there. */
  applyImport(input: ImportInput): Promise<ImportAccount>;
  /** Keeps a booking (SOLO-06, SOLO-07, SOLO-08). */
  book(input: BookInput): Promise<Kept>;
  /** Keeps a change of time or length (SOLO-13). */
  reschedule(input: RescheduleInput): Promise<Kept>;
  /** Keeps a change of reasons (SOLO-13). */
  changeReasons(input: ReasonsInput): Promise<Kept>;
  /** Keeps a cancellation (SOLO-13). Nothing un-cancels it once it is sent. */
  cancel(input: CancelInput): Promise<Kept>;
  /** Keeps a new episode (SOLO-23) or a change of one (SOLO-26). */
  writeEpisode(input: EpisodeInput): Promise<Kept>;
  /** Keeps that a visit belongs to an episode (SOLO-28). Taking it out again is not offered. */
  assignEpisode(input: AssignEpisodeInput): Promise<Kept>;
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
  /**
   * Removes a connection, its secrets, what was read through it, and the drafted notes of its visits: as many as the
   * person was told of, and it refuses when there are more.
   */
  removeConnection(id: ConnectionId, drafts: number): Promise<null>;
  /** Turns receiving on, on a port of this machine; answers with the secret addresses made for it, this once. */
  turnOnReceiver(port: number): Promise<NewAddress[]>;
  /** Turns receiving off; the addresses stay. */
  turnOffReceiver(): Promise<null>;
  /** Makes a new secret address for a connection; the old one is refused from then on. */
  newWebhookAddress(connection: ConnectionId): Promise<NewAddress>;
  /** Puts a connection's secret address on the clipboard; it does not pass through the page. */
  copyWebhookAddress(connection: ConnectionId): Promise<null>;
  /** Opens a delivery once more and reads what it names. */
  runDeliveryAgain(id: string): Promise<null>;
  /** What a pasted delivery says; nothing of it is kept. */
  decodePasted(input: PasteInput): Promise<DecodedView>;
  /** Keeps a new webhook (SOLO-35) or a change of one (SOLO-36). */
  saveWebhook(input: WebhookInput): Promise<Kept>;
  /** Keeps the wish to end a webhook (SOLO-38). */
  deactivateWebhook(input: WebhookEnd): Promise<Kept>;
  /** Asks for a CSV report of a range of days (SOLO-29); answers at once with its id, it is read behind the screens. */
  readReport(input: DumpInput): Promise<ReportId>;
  /** Tries again what came to nothing, or fetches a report's table anew. */
  fetchReportAgain(id: ReportId): Promise<null>;
  /** Removes a report from this device; the vendor keeps what it has. */
  removeReport(id: ReportId): Promise<null>;
  /** Keeps the order of an encounter report (SOLO-30); followed, fetched and opened behind the screens. */
  orderReport(input: OrderReportInput): Promise<Kept>;
  /** Tries another password on a report's file that is here and locked. */
  unlockReport(id: ReportId, password: string): Promise<null>;
  /**
   * Asks in the desktop's own dialog where to keep the rows of a question as CSV, and keeps them there; `null` when they
   * closed it. All rows that pass, not the window; what left is in the audit.
   */
  exportReport(query: ReportQuery): Promise<SavedReport | null>;
  /** The password of a report's file, for who asks; that they asked is in the audit. */
  reportPassword(id: ReportId): Promise<string>;
  /** Keeps the clinic's texts to insert into notes, in place of those before. */
  saveSnippets(snippets: SnippetInput[]): Promise<null>;
  /** Keeps settings; they apply at once. */
  saveSettings(settings: Settings): Promise<null>;
  /** Tells whether the window can be seen; reading from vendors slows down while it cannot. */
  attention(visible: boolean): Promise<null>;
  /** Tells which screen is shown, and nothing of what is on it; the host sets the desktop's title from it. */
  showScreen(screen: ScreenName | null): Promise<null>;
  /** Holds the window open, or lets go: the first wish to close it is passed to `onCloseAsked`, a second one closes. */
  holdClose(held: boolean): Promise<null>;
  /** Ends the program; the store is closed first. */
  quit(): Promise<null>;
  /** Tells that something named is on the screen; heard only by the benchmarks, which may ask for frames to be counted. */
  reportVisible(what: string): Promise<FrameCount | null>;

  /** Calls back when parts of what was read went stale; answers with a way to stop. */
  onStale(listener: (tags: Tag[]) => void): Promise<() => void>;
  /** Calls back when someone wishes to close a window that is held open; answers with a way to stop. */
  onCloseAsked(listener: () => void): Promise<() => void>;
}
