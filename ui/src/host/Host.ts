import type {
  BackupView,
  BoardView,
  BookInput,
  BookingDay,
  BookingDayQuery,
  CancelInput,
  ConnectionId,
  ConnectionView,
  Decision,
  DumpInput,
  FrameCount,
  IntentId,
  IntentStory,
  Joined,
  JoinKind,
  Kept,
  Look,
  LookUp,
  OrderReportInput,
  OutboxView,
  PaperInput,
  PatientKey,
  PatientSearch,
  PatientView,
  ReasonsInput,
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
  Settings,
  SoloInput,
  Startup,
  Tag,
  TestReport,
  TwoIdentifiers,
  VisitId,
  VisitView,
  WhoAmI,
} from "./types";

/**
 * All that the page may ask of the host, and nothing else reaches it. Every call rejects with a `Problem`. Reads answer
 * from the encrypted store and never wait for a vendor, except `lookUpPatient` and `testSolo`, which ask one and may
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
  /** Every intent of note, grouped by who must act. */
  outbox(): Promise<OutboxView>;
  /** One intent and what happened to it. */
  intent(id: IntentId): Promise<IntentStory>;
  /** Accounts at vendors; secrets are never part of it. */
  connections(): Promise<ConnectionView[]>;
  /** Every report that was asked for; for administrators. */
  reports(): Promise<ReportsView>;
  /** At most a thousand rows of a report, filtered and ordered by the host. */
  reportRows(query: ReportQuery): Promise<ReportWindow>;
  /** What a report and our own log of statuses say, counted by the host. */
  reportPictures(id: ReportId): Promise<ReportPictures>;
  /** The lines of a report's file that are not in its table. */
  reportFaults(id: ReportId): Promise<ReportFaults>;
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
