import type { AlertsHost } from "./AlertsHost";
import type { AuditHost } from "./AuditHost";
import type { DevicesHost } from "./DevicesHost";
import type { KeepingHost } from "./KeepingHost";
import type { NotesHost } from "./NotesHost";
import type { ReadingsHost } from "./ReadingsHost";
import type { ReportsHost } from "./ReportsHost";
import type {
  AddDocumentInput,
  AskConsentInput,
  AssignEpisodeInput,
  AssistanceInput,
  AssistanceLook,
  AssistanceView,
  AssumptionVerdict,
  AttachInput,
  BackupView,
  BoardView,
  BookInput,
  BookingDay,
  BookingDayQuery,
  CancelAssistanceInput,
  CancelInput,
  CariumRegistration,
  ConnectionId,
  ConnectionInput,
  ConnectionView,
  ConsentsView,
  ConsultInput,
  CopyIdentifierInput,
  Decision,
  DecodedView,
  DeleteFileInput,
  DeliveryDetail,
  Duplicate,
  EditInput,
  EditSubjectInput,
  EnrolInput,
  EpisodeInput,
  EpisodesView,
  Fact,
  FileCheck,
  ForgetConsentInput,
  FormInput,
  FormView,
  ImportAccount,
  ImportInput,
  ImportPlan,
  IntentId,
  IntentStory,
  InviteInput,
  Joined,
  JoinKind,
  Kept,
  KeptRecord,
  LinkInput,
  LinkReview,
  LogInOutcome,
  Look,
  LookUp,
  MiaProfile,
  NetworkInput,
  NetworkView,
  NewAddress,
  NotOnePerson,
  OfferSlotInput,
  OnlyHere,
  OtherVisit,
  OutboxView,
  OverlapQuery,
  PaperInput,
  PasteInput,
  PatientDocuments,
  PatientKey,
  PatientLinks,
  PatientSearch,
  PatientView,
  PossibleLinks,
  ProfileFault,
  ReasonsInput,
  RecordDocuments,
  RecordReview,
  RecordView,
  RegisterInput,
  RemoveSubjectInput,
  RescheduleInput,
  ResetMail,
  SavedPaper,
  SendDocumentInput,
  SettingChange,
  Settings,
  SnippetInput,
  Startup,
  SubjectRecord,
  Tag,
  TestReport,
  TrialForm,
  TwoIdentifiers,
  UnlinkInput,
  VisitFiles,
  VisitId,
  VisitView,
  WallTime,
  WebhookEnd,
  WebhookInput,
  WebhooksView,
  WhoAmI,
} from "./types";
import type { UsersHost } from "./UsersHost";
import type { WindowHost } from "./WindowHost";

/**
 * All that the page may ask of the host, and nothing else reaches it. Every call rejects with a `Problem`. Reads answer
 * from the encrypted store and never wait for a vendor, except `lookUpPatient`, `record`, `lookForAssistance`, `readNote`, `reviewNote`,
 * `testConnection`, `checkConsent` and `logIn`, which ask one and may take seconds. Acts answer as soon as the wish is kept, not when the vendor has answered.
 */
export interface Host
  extends AlertsHost,
    AuditHost,
    DevicesHost,
    KeepingHost,
    NotesHost,
    ReadingsHost,
    ReportsHost,
    UsersHost,
    WindowHost {
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
  /** A person's records at other accounts, and records that may be theirs. */
  patientLinks(key: PatientKey): Promise<PatientLinks>;
  /** How a patient's consent stands at CareMonitor, metric by metric. */
  consents(key: PatientKey): Promise<ConsentsView>;
  /** Everybody who may have records at several accounts, as found behind the screens. */
  possibleLinks(): Promise<PossibleLinks>;
  /** Two records side by side, each with those that are linked to it. */
  compareRecords(one: PatientKey, other: PatientKey): Promise<LinkReview>;
  /** The visits that would overlap a visit at another time: its patient's and its clinicians', over every account. */
  overlaps(query: OverlapQuery): Promise<OtherVisit[]>;
  /** The instants that a time (`HH:mm`) of a day means in a zone, the clinic's own for `null`: none, one or two. */
  wallTime(day: string, time: string, zone: string | null): Promise<WallTime>;
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
  /** The documents of a record as last read (CAR-16); an old list is read again behind the screen. */
  recordDocuments(patient: PatientKey): Promise<RecordDocuments>;
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
  /** What the clinic and this desk have set. */
  settings(): Promise<Settings>;
  /** How the vendors are reached; only for administrators. */
  network(): Promise<NetworkView>;
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
  /** Opens the portal's page in the browser, where a patient answers (CM-02); the answer is waited for behind the screens. */
  askForConsent(input: AskConsentInput): Promise<null>;
  /** Takes a question back that waits. */
  cancelConsentQuestion(key: PatientKey): Promise<null>;
  /** Asks the vendor whether a consent still stands (CM-03). */
  checkConsent(key: PatientKey): Promise<null>;
  /** Deletes what lets this console use a consent; at the vendor it stays. */
  forgetConsent(input: ForgetConsentInput): Promise<null>;
  /** Links two records, as a person confirmed it on the side-by-side view. */
  linkRecords(input: LinkInput): Promise<null>;
  /** Remembers that two records are not one person; they are proposed no more. */
  declineLink(input: NotOnePerson): Promise<null>;
  /** Takes a record out of its link, with the reason. */
  unlinkRecord(input: UnlinkInput): Promise<null>;
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
  /** Keeps the wish to offer a time at which somebody can be booked (CM-05). */
  offerSlot(input: OfferSlotInput): Promise<Kept>;
  /** Keeps a new episode (SOLO-23) or a change of one (SOLO-26). */
  writeEpisode(input: EpisodeInput): Promise<Kept>;
  /** Keeps that a visit belongs to an episode (SOLO-28). Taking it out again is not offered. */
  assignEpisode(input: AssignEpisodeInput): Promise<Kept>;
  /** Opens the call in the system browser; the link itself never reaches the page. */
  join(visit: VisitId, kind: JoinKind, checked: TwoIdentifiers): Promise<Joined>;
  /** Puts a number of a record on the clipboard for half a minute; the core reads the number itself. */
  copyIdentifier(input: CopyIdentifierInput): Promise<null>;
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
  /** What was answered in a document that was sent from here; for who may read the record. */
  sentAnswers(document: IntentId): Promise<Fact[]>;
  /** Asks the vendor for the current request at a place (SOLO-41); it may take seconds. */
  lookForAssistance(input: AssistanceInput): Promise<AssistanceLook>;
  /** Keeps the wish for assistance at a bed (SOLO-40). */
  requestAssistance(input: AssistanceInput): Promise<Kept>;
  /** Keeps the wish to cancel the request that was on screen (SOLO-42). */
  cancelAssistance(input: CancelAssistanceInput): Promise<Kept>;
  /** Keeps the wish for a consult (SOLO-33). */
  askForConsult(input: ConsultInput): Promise<Kept>;
  /**
   * Keeps a file, encrypted, with the wish to add it to a patient's record (CAR-13 to CAR-15). Raw bytes, as `attachFile`.
   */
  addDocument(input: AddDocumentInput, bytes: ArrayBuffer): Promise<Kept>;
  /**
   * Fetches a document's file and keeps it where the person says in the desktop's own dialog; its name, or `null` when the
   * dialog was closed.
   */
  saveDocument(patient: PatientKey, id: string): Promise<string | null>;
  /** A document's file (CAR-17, CAR-18), for the preview; it takes seconds and is in the audit. Raw bytes. */
  openDocument(patient: PatientKey, id: string): Promise<ArrayBuffer>;
  /** Who here may be the same person as somebody who is to be registered at Carium. It asks no vendor. */
  reviewAtCarium(input: CariumRegistration): Promise<Duplicate[]>;
  /** Keeps a registration at Carium (CAR-02), which invites nobody. */
  registerAtCarium(input: CariumRegistration): Promise<Kept>;
  /** Keeps an invitation to Carium's own applications (CAR-03). */
  invite(input: InviteInput): Promise<Kept>;
  /** The studies and sites of a ClinOne account as last listed, and what its token does not open. It asks no vendor. */
  trialForm(connection: ConnectionId): Promise<TrialForm>;
  /** Who in the account may be the same person as somebody who is to be enrolled. It asks no vendor. */
  reviewEnrolment(input: EnrolInput): Promise<Duplicate[]>;
  /** Keeps an enrolment (C1-05). */
  enrolSubject(input: EnrolInput): Promise<Kept>;
  /** Asks ClinOne for a subject's record with all that can be changed (C1-06); it takes seconds and is in the audit. */
  subjectRecord(key: PatientKey): Promise<SubjectRecord>;
  /** Keeps a change of a subject's record (C1-07). */
  editSubject(input: EditSubjectInput): Promise<Kept>;
  /** Keeps a removal from the study (C1-08). */
  removeSubject(input: RemoveSubjectInput): Promise<Kept>;
  /** Destroys the clinic's own copy of a file; what the vendor has is not affected. */
  destroyCopy(id: string): Promise<null>;
  /** A person's decision about an intent. */
  decide(decision: Decision): Promise<null>;
  /** Tries a connection step by step without keeping it. */
  testConnection(input: ConnectionInput): Promise<TestReport>;
  /** Keeps a connection and answers with its id. */
  saveConnection(input: ConnectionInput): Promise<string>;
  /**
   * Logs in again where a person has to (CAR-01), with the six digits once the vendor asked for them. It asks the vendor
   * and may take seconds.
   */
  logIn(connection: ConnectionId, totp: string | null): Promise<LogInOutcome>;
  /** Asks Mia who is logged in (MIA-02); it may take seconds, and nothing of it is kept. Only for administrators. */
  miaProfile(connection: ConnectionId): Promise<MiaProfile>;
  /**
   * Has Mia send a mail by which a new password is chosen (MIA-03). It is asked for once, now, and may take seconds; the
   * wish is in the audit before it leaves. Only for administrators.
   */
  sendResetMail(connection: ConnectionId, email: string): Promise<ResetMail>;
  /** Keeps what was found about an assumption, or takes it back; only for administrators. */
  markAssumption(
    connection: ConnectionId,
    assumption: string,
    verdict: AssumptionVerdict | null,
    note: string,
  ): Promise<null>;
  /** What is wrong with a contract profile as typed; keeps nothing. */
  checkProfile(connection: ConnectionId, text: string): Promise<ProfileFault[]>;
  /** Keeps a contract profile when nothing is wrong with it; `null` goes back to the one that comes with the program. */
  saveProfile(connection: ConnectionId, text: string | null): Promise<ProfileFault[]>;
  /** Keeps the hosts that a connection's links may lead to besides its own; only for administrators. */
  setLinkHosts(connection: ConnectionId, hosts: string[]): Promise<null>;
  /** Turns a connection on or off. */
  setConnectionEnabled(id: ConnectionId, enabled: boolean): Promise<null>;
  /**
   * Removes a connection, its secrets, what was read through it, and the drafted notes of its visits: as many as the
   * person was told of, and it refuses when there are more.
   */
  removeConnection(id: ConnectionId, told: OnlyHere): Promise<null>;
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
  /** Keeps the clinic's texts to insert into notes, in place of those before. */
  saveSnippets(snippets: SnippetInput[]): Promise<null>;
  /** Changes one setting; it applies at once, and leaves the others as they are. */
  changeSetting(change: SettingChange): Promise<null>;
  /** Keeps how the vendors are reached: every connection goes that way from then on. Only for administrators. */
  saveNetwork(input: NetworkInput): Promise<null>;

  /** Calls back when parts of what was read went stale; answers with a way to stop. */
  onStale(listener: (tags: Tag[]) => void): Promise<() => void>;
}
