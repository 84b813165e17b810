//! What stands in the way of the console before anything can be read.

use domain::UserId;
use serde::Serialize;
use specta::Type;

use super::{DemoPeople, KeepingEnd, KeepingWork, Settings, WhoAmI};

/// How far the console has come.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "stage", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Startup {
    /// No clinic yet: choose the demo clinic or make the first administrator.
    FirstRun {
        /// What was done last, where this is what it led to.
        told: Option<KeepingEnd>,
    },
    /// The store is being opened.
    Opening,
    /// The clinic is closed while something is done to it.
    Keeping {
        /// What.
        work: KeepingWork,
    },
    /// It could not be opened; nothing was changed.
    Stopped {
        /// Why.
        why: StopReason,
        /// Details for support: no patient data, no secret.
        detail: String,
        /// The choices that make sense.
        ways_out: Vec<WayOut>,
    },
    /// A store without anybody who signs in: the first administrator is made.
    FirstAdministrator {
        /// What was done last, where this is what it led to.
        told: Option<KeepingEnd>,
    },
    /// Nobody is signed in.
    SignedOut {
        /// The clinic's name.
        clinic: String,
        /// The people of the demo clinic; none in any other.
        demo: Option<DemoPeople>,
        /// What was done last, where this is what it led to.
        told: Option<KeepingEnd>,
    },
    /// The console is locked: nothing is shown until somebody signs in.
    Locked {
        /// The clinic's name.
        clinic: String,
        /// Who was there.
        who: LockedOut,
        /// The people of the demo clinic; none in any other.
        demo: Option<DemoPeople>,
    },
    /// Somebody is signed in, and there is no connection yet.
    NotConnected {
        /// Who.
        who: WhoAmI,
    },
    /// Ready.
    Ready {
        /// Settings.
        settings: Settings,
        /// Who sits here.
        who: WhoAmI,
        /// The mirror was damaged or lost, and is being read again: how many of how many.
        rebuilding: Option<Rebuilding>,
        /// Copies of documents that were set aside at this start: the ledger was restored from a backup that is older
        /// than they are.
        copies_set_aside: u32,
        /// There is a connection that can be read.
        connected: bool,
    },
}

/// Who was there when the console was locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LockedOut {
    /// Our id of them.
    pub id: UserId,
    /// The user name.
    pub user: String,
    /// The name that others see.
    pub name: String,
}

/// Progress of reading the mirror again.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Rebuilding {
    /// Visits read again.
    pub done: u32,
    /// Visits known.
    pub of: u32,
}

/// Why the console stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum StopReason {
    /// There is no keyring on this desktop.
    NoKeyring,
    /// The keyring is locked.
    KeyringLocked,
    /// The keyring refused or failed.
    KeyringFailed,
    /// The keyring no longer has the key of this store.
    KeyMissing,
    /// The key does not open this store.
    WrongKey,
    /// A passphrase is needed.
    PassphraseNeeded,
    /// The passphrase is wrong.
    WrongPassphrase,
    /// A database is not encrypted; it is refused.
    Plaintext,
    /// A newer Anteroom wrote this store.
    Newer,
    /// The ledger is damaged.
    LedgerDamaged,
    /// The disk is full.
    DiskFull,
    /// Another Anteroom has this clinic open.
    InUse,
    /// The data folder cannot be read or written.
    FolderFailed,
}

/// A choice when the console has stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WayOut {
    /// Try again.
    TryAgain,
    /// Unlock or create the store with a passphrase.
    Passphrase,
    /// Restore a backup of the ledger: one of those in the folder, or one that was carried away.
    RestoreBackup,
    /// Leave.
    Quit,
}

/// A backup of the ledger that the console made by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Its file name in the backup folder; what `restore` takes.
    pub name: String,
    /// When it was made.
    pub made_at: super::Instant,
}
