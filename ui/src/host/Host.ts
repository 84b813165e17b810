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
  DraftAnswerInput,
  FrameCount,
  IntentId,
  IntentStory,
  Joined,
  JoinKind,
  Kept,
  Look,
  LookUp,
  NoteDraftKept,
  NoteReview,
  NoteSent,
  NoteView,
  OutboxView,
  PaperInput,
  PatientKey,
  PatientSearch,
  PatientView,
  ReasonsInput,
  RescheduleInput,
  SavedPaper,
  ScreenName,
  SendNoteInput,
  Settings,
  SnippetInput,
  SnippetView,
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
 * from the encrypted store and never wait for a vendor, except `lookUpPatient`, `readNote`, `reviewNote` and
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
  /** Every intent of note, grouped by who must act. */
  outbox(): Promise<OutboxView>;
  /** One intent and what happened to it. */
  intent(id: IntentId): Promise<IntentStory>;
  /** Accounts at vendors; secrets are never part of it. */
  connections(): Promise<ConnectionView[]>;
  /** The clinic's texts to insert into notes. */
  snippets(): Promise<SnippetView[]>;
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
