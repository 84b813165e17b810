import type { BringInput, CarryInput, ForgetInput, KeyChangeInput } from "./types";

/** Looking after the clinic itself: its key, backups that are carried away, and its end. */
export interface KeepingHost {
  /** Gives the databases another key. The clinic is closed meanwhile, and nobody is signed in afterwards. */
  changeKey(input: KeyChangeInput): Promise<null>;
  /** Writes a backup to a file that the person names in the desktop's dialog; its name, or `null` when that was closed. */
  carryBackup(input: CarryInput): Promise<string | null>;
  /** Asks for the backup that a clinic is to be brought from; its name, or `null` when the dialog was closed. */
  chooseBackup(): Promise<string | null>;
  /** Brings the clinic of the backup that was chosen; nothing is changed before it was opened and found whole. */
  bringBackup(input: BringInput): Promise<null>;
  /** Forgets the clinic: its secrets, its key and its files. */
  forgetClinic(input: ForgetInput): Promise<null>;
}
