import type { StopReason, WayOut } from "../../host/types";

const stops: Record<StopReason, { title: string; text: string }> = {
  noKeyring: {
    title: "This desktop has no keyring",
    text: "Anteroom keeps the key of its encrypted store in the desktop's keyring, and found none. Start a keyring and try again, or protect the store with a passphrase instead. Nothing was written.",
  },
  keyringLocked: {
    title: "The system keyring is locked",
    text: "The key of the encrypted store is in it, so nothing can be read until it is unlocked. Unlock the keyring, then try again.",
  },
  keyringFailed: {
    title: "The system keyring did not answer as it should",
    text: "The key of the encrypted store could not be read from it. Nothing was changed. Sign out and in again, or restart the keyring, then try again.",
  },
  keyMissing: {
    title: "The keyring no longer has the key of this store",
    text: "A store is here, but its key is gone from the keyring, for example because the keyring was reset. The store is untouched. If the keyring can be brought back, do so and try again.",
  },
  wrongKey: {
    title: "The key in the keyring does not open this store",
    text: "The store is untouched. It may have been copied from another machine, or the keyring was replaced. Bring the two that belong together back, then try again.",
  },
  passphraseNeeded: {
    title: "Enter the passphrase",
    text: "This store is protected with a passphrase. Without it nothing can be read.",
  },
  wrongPassphrase: {
    title: "That passphrase does not open the store",
    text: "Nothing was changed. Check the keyboard layout and capitals, then enter it again.",
  },
  plaintext: {
    title: "A database here is not encrypted",
    text: "Anteroom refuses to open it and has not touched it. Somebody may have put it in the place of the real one. Tell your administrator before you go on.",
  },
  newer: {
    title: "A newer Anteroom wrote this store",
    text: "This version cannot read it without harm, and has not touched it. Install the newer version.",
  },
  ledgerDamaged: {
    title: "The ledger is damaged",
    text: "It holds what cannot be fetched again: connections, changes under way, notes, links. It was left as it is. You can restore a backup; the damaged ledger is kept beside it.",
  },
  diskFull: {
    title: "The disk is full",
    text: "Nothing can be kept, so Anteroom stopped before anything was lost. Free some space, then try again.",
  },
  inUse: {
    title: "Another Anteroom has this clinic open",
    text: "Two consoles on one store would harm it. Use the one that is open, or close it and try again.",
  },
  folderFailed: {
    title: "The data folder cannot be read or written",
    text: "Anteroom needs to read and write its folder. Ask your administrator to check its owner and rights, then try again.",
  },
};
const ways: Record<WayOut, string> = {
  tryAgain: "Try again",
  passphrase: "Use a passphrase",
  restoreBackup: "Restore a backup",
  quit: "Close Anteroom",
};

export const en = {
  stops,
  ways,
  welcome: "Welcome to Anteroom",
  welcomeText:
    "One waiting room over your telehealth vendors. Everything is kept encrypted on this machine. Choose how to begin; you can do the other later.",
  demo: {
    title: "Look around in the demo clinic",
    text: "A made-up clinic with made-up people that moves as you watch. It runs on this machine only and has its own data folder.",
    act: "Open the demo clinic",
  },
  connect: {
    title: "Connect a vendor",
    text: "A test call shows that what you enter works before anything is kept. More vendors can be added later.",
    back: "Back",
  },
  opening: "the encrypted store to open",
  openingTitle: "Opening the encrypted store",
  openingText: "This takes a moment after an update.",
  details: "Details for support",
  passphrase: {
    field: "Passphrase",
    again: "Passphrase again",
    hint: "At least 12 characters. Anteroom does not keep it: if it is lost, the store cannot be opened.",
    open: "Open the store",
    create: "Protect the store with this passphrase",
    short: "It has fewer than 12 characters. Use a longer one; several words are fine.",
    differ: "The two differ. Enter the same passphrase twice.",
    empty: "Enter the passphrase.",
    show: "Show what is typed",
  },
  backups: {
    title: "Backups of the ledger",
    none: "There is no backup in the backup folder. Ask your administrator for one from elsewhere.",
    restore: "Restore",
    restoreOf: (when: string) => `Restore the backup of ${when}`,
    warn: "What was done after the backup is missing from it; what had already reached a vendor stays there and is found again.",
  },
};
