import type { KeepingWork } from "../../host/types";

const works: Record<KeepingWork, { title: string; text: string; failed: string }> = {
  changeKey: {
    title: "The key is being changed",
    text: "The clinic is closed meanwhile and opens again by itself: seconds for a small clinic, a minute for a large one. Leave the computer on. If it does go off, nothing is lost: the next start finishes what was begun.",
    failed: "The key was not changed.",
  },
  bring: {
    title: "The clinic is being brought from its backup",
    text: "It opens by itself. Leave the computer on.",
    failed: "The backup was not put in place.",
  },
  forget: {
    title: "The clinic is being forgotten",
    text: "Its secrets, its key and its files are destroyed. Leave the computer on.",
    failed: "The clinic was not forgotten.",
  },
};

export const en = {
  title: "Keys and backups",
  own: "Your own passphrase",
  ownHint: "Once more, so that a desk that was left open does no harm.",
  back: "Back",
  works,
  doing: "the clinic to be opened again",
  demo: "The demo clinic is made anew each time.",
  key: {
    text: "Both databases get another key, and backups in the folder are made anew under it. Do it when somebody may have seen the old one, or as often as your rules ask.",
    open: "Change the key",
    title: "Change the key of this clinic",
    leaves:
      "You are signed out, and the clinic is closed until it is done. What is being sent to a vendor is waited for first.",
    act: "Change the key",
  },
  carry: {
    text: "The whole ledger in one file under a passphrase of its own, to be kept elsewhere. It opens on any computer. The secrets of connections are not in it.",
    open: "Write a backup",
    title: "Write a backup to be carried away",
    leaves:
      "You say where in the next window. The clinic stays open; what is sent to vendors waits meanwhile.",
    passphrase: "Passphrase of the backup",
    passphraseHint:
      "At least 12 characters. It is kept nowhere: without it nobody opens the backup, and with it everybody who has the file does.",
    act: "Write the backup",
    written: (file: string) => `${file} was written and read back.`,
    keep: "Keep it in another place than its passphrase, and try once on another computer whether it opens.",
  },
  forget: {
    text: "For a computer that is given away, or a clinic that moves. Nothing here can be read by anybody afterwards.",
    open: "Forget this clinic",
    title: "Forget this clinic",
    goes: "What goes, for good:",
    going: [
      "the key of the databases, and with it every page of them and of the backups in the folder",
      "the keys, tokens and passwords of all connections on this computer",
      "every file in the clinic's folder: ledger, copies of documents, the audit",
    ],
    stays: "What stays:",
    staying: [
      "everything at the vendors: visits, notes and documents there are not touched",
      "backups that were carried away; they open with their passphrase, so destroy them yourself",
      "what was printed or saved as a file",
    ],
    unsent: "What waits in the outbox is not sent any more. Look there first.",
    name: (clinic: string) => `Type the clinic's name: ${clinic}`,
    act: "Forget this clinic",
    keep: "Keep it",
  },
  refusals: {
    stillSending:
      "Something is being sent to a vendor and has no answer yet. Nothing was changed. Look at the outbox and try again in a minute.",
    waitAfterTries: "There were wrong tries. Wait a moment, then try again.",
    demoClinic: "The demo clinic is made anew each time. Nothing was changed.",
    fileExists: "There is a file of that name already. Nothing was written. Choose another name.",
    diskFull: "There is no room there. Nothing was written. Free some space or choose another place.",
    user: "You do not sign in here any more.",
  } as Record<string, string>,
  wrong: {
    wrong: "That is not right.",
    tooLong: "This is too long.",
    tooShortToCarry: "It has fewer than 12 characters. Use a longer one; several words are fine.",
    notTheName: "That is not the clinic's name.",
  } as Record<string, string>,
  bring: {
    choice: "Bring a clinic from a backup",
    choiceText: "From a file that was carried away: after a loss, or on a new computer.",
    title: "Bring a clinic from a backup",
    text: "People sign in as they did there. The secrets of connections are typed again, and whoever had an authenticator sets it up again. What was done after the backup is missing from it; what had reached a vendor stays there and is found again.",
    replaces: "The damaged ledger is kept beside it.",
    choose: "Choose the file",
    another: "Choose another file",
    chosen: (file: string) => `Chosen: ${file}`,
    passphrase: "Passphrase of the backup",
    first: "Choose the file first.",
    act: "Bring this clinic",
    refusals: {
      wrongPassphrase:
        "The passphrase does not open this backup. Nothing was changed. Check the keyboard layout and capitals.",
      notABackup:
        "This file is no backup of a clinic, or only its beginning. Nothing was changed. Choose another.",
      backupDamaged:
        "The passphrase is right, but the file is damaged or cut off. Nothing was changed. Choose another copy.",
      backupNewer: "A newer Anteroom wrote this backup. Nothing was changed. Install the newer version.",
      diskFull: "The disk is full. Nothing was changed. Free some space, then try again.",
      noBackupChosen: "Choose the file first.",
      notToFill: "There is a clinic here already. Nothing was changed.",
      noKeyring:
        "This desktop has no keyring. Set up this clinic and protect it with a passphrase first; the backup can be brought there too.",
      keyringLocked: "The system keyring is locked. Unlock it, then try again. Nothing was changed.",
      keyringFailed: "The system keyring did not answer as it should. Nothing was changed. Try again.",
    } as Record<string, string>,
  },
  told: {
    keyChanged: "The key was changed.",
    keyChangedText: "Backups in the folder were made anew under it.",
    withoutBackup: "The key was changed, but no backup could be made under it.",
    withoutBackupText:
      "Those in the folder open with nothing any more. See whether the disk is full, and write a backup to be carried away.",
    brought: "The clinic was brought from its backup.",
    broughtText:
      "Sign in as you did there. The secrets of connections have to be typed again under Connections.",
    forgotten: "The clinic was forgotten.",
    forgottenText: "Its secrets, its key and its files are gone from this computer.",
    failedText: "The clinic is open as it was before.",
  },
};
