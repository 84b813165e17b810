import type {
  AccountView,
  AddUserInput,
  AuthenticatorOffer,
  ChangeUserInput,
  EmergencyInput,
  FirstAdministratorInput,
  GivePassphraseInput,
  LockSoon,
  OpenRecord,
  OwnCodeInput,
  OwnPassphraseInput,
  SignInAnswer,
  SignInInput,
  TypedForm,
  TypedInput,
  TypedView,
  UserId,
  UsersView,
} from "./types";

/** Signing in, locking, the people who do, and one's own account. */
export interface UsersHost {
  /** Everybody who signs in here or did; for administrators. */
  users(): Promise<UsersView>;
  /** One's own account. */
  account(): Promise<AccountView>;

  /** Makes the first administrator, at the first run the store before them; they are signed in then. */
  makeFirstAdministrator(input: FirstAdministratorInput): Promise<null>;
  /** Signs somebody in, or says what else is wanted; the answer tells nothing of who there is. */
  signIn(input: SignInInput): Promise<SignInAnswer>;
  /** The person who sits here leaves. */
  signOut(): Promise<null>;
  /** Locks the console; the page is asked first to keep what was typed. */
  lock(): Promise<null>;
  /** Somebody touched the console: the clock after which it locks begins anew. */
  touched(): Promise<null>;
  /** Calls back when the console will lock in so many seconds, and whether a touch keeps it open. */
  onLockSoon(listener: (soon: LockSoon) => void): Promise<() => void>;
  /** The page was asked, and what was typed is kept. */
  readyToLock(): Promise<null>;
  /** Calls back when the console is about to be locked. */
  onLockAsked(listener: () => void): Promise<() => void>;
  /** Keeps what stands in the open forms, over a lock; all of them or none. */
  keepTyped(forms: TypedInput[]): Promise<null>;
  /** What one had typed into forms when the console was locked, within a day. */
  typed(): Promise<TypedView[]>;
  /** Drops what one had typed into a form: it was sent or given up. */
  dropTyped(form: TypedForm, about: string): Promise<null>;
  /** Adds a person, with a passphrase for the first sign-in. */
  addUser(input: AddUserInput): Promise<UserId>;
  /** Changes a person's name and roles. */
  changeUser(input: ChangeUserInput): Promise<null>;
  /** Ends a person: they sign in no more. */
  endUser(id: UserId): Promise<null>;
  /** Restores a person who was ended. */
  restoreUser(id: UserId): Promise<null>;
  /** Gives a person a passphrase for the next sign-in. */
  givePassphrase(input: GivePassphraseInput): Promise<null>;
  /** A random passphrase to give to somebody; it is kept nowhere before it is given. */
  makePassphrase(): Promise<string>;
  /** Takes a lock off that wrong tries had put on. */
  unlockUser(id: UserId): Promise<null>;
  /** Takes the authenticator of somebody off who has lost it. */
  removeAuthenticator(id: UserId): Promise<null>;
  /** Changes one's own passphrase. */
  changeOwnPassphrase(input: OwnPassphraseInput): Promise<null>;
  /** A secret for an authenticator; it counts once a code was entered. */
  offerAuthenticator(): Promise<AuthenticatorOffer>;
  /** Sets the authenticator that was offered last. */
  setAuthenticator(input: OwnCodeInput): Promise<null>;
  /** Takes one's own authenticator off. */
  removeOwnAuthenticator(input: OwnCodeInput): Promise<null>;
  /** Opens a patient's clinical record without the role for it; administrators are told. */
  breakGlass(input: EmergencyInput): Promise<null>;
  /** The records that are open to who sits here by emergency access. */
  openRecords(): Promise<OpenRecord[]>;
  /** Keeps that an administrator has taken note of an emergency access. */
  seeEmergency(id: string): Promise<null>;
}
