//! Why the console stands still, and the ways out that make sense. One place turns failures into what the screen shows.

use clinic::ClinicError;
use clinic::views::{Code, Problem, Startup, StopReason, WayOut};
use store::StoreError;
use vault::VaultError;

use crate::opening::Unlocked;

/// The console has stopped; nothing was changed.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    pub(crate) why: StopReason,
    pub(crate) detail: String,
    pub(crate) ways_out: Vec<WayOut>,
    /// The key that fits a damaged ledger, and so its backups.
    pub(crate) unlocked: Option<Box<Unlocked>>,
}

impl Stop {
    fn new(why: StopReason, detail: String) -> Self {
        use WayOut::{Passphrase, Quit, RestoreBackup, TryAgain};
        let ways_out = match why {
            StopReason::NoKeyring => vec![TryAgain, Passphrase, Quit],
            StopReason::PassphraseNeeded | StopReason::WrongPassphrase => vec![Passphrase, Quit],
            StopReason::LedgerDamaged => vec![RestoreBackup, TryAgain, Quit],
            StopReason::Newer | StopReason::Plaintext => vec![Quit],
            StopReason::KeyringLocked
            | StopReason::KeyringFailed
            | StopReason::KeyMissing
            | StopReason::WrongKey
            | StopReason::DiskFull
            | StopReason::InUse
            | StopReason::FolderFailed => vec![TryAgain, Quit],
        };
        Self { why, detail, ways_out, unlocked: None }
    }

    /// The same stop with the key, where there is a way out that needs it.
    pub(crate) fn keeping(self, unlocked: Unlocked) -> Self {
        let needed = self.ways_out.contains(&WayOut::RestoreBackup);
        Self { unlocked: needed.then(|| Box::new(unlocked)), ..self }
    }

    /// As the page is told.
    pub(crate) fn view(&self) -> Startup {
        Startup::Stopped { why: self.why, detail: self.detail.clone(), ways_out: self.ways_out.clone() }
    }

    /// The same for a form that asked for something, and stays where it is.
    pub(crate) fn problem(&self) -> Problem {
        let what = match self.why {
            StopReason::NoKeyring => "noKeyring",
            StopReason::KeyringLocked => "keyringLocked",
            StopReason::KeyringFailed => "keyringFailed",
            _ => "notOpened",
        };
        Problem { code: Code::Store, what: what.to_owned(), message: self.detail.clone(), field: None, detail: None }
    }

    /// A passphrase is needed to go on.
    pub(crate) fn passphrase() -> Self {
        Self::new(StopReason::PassphraseNeeded, String::new())
    }

    /// The data folder cannot be made.
    pub(crate) fn folder(error: &std::io::Error) -> Self {
        Self::new(StopReason::FolderFailed, error.kind().to_string())
    }

    /// Something that should not happen while opening; told, not hidden.
    pub(crate) fn other(detail: impl Into<String>) -> Self {
        Self::new(StopReason::FolderFailed, detail.into())
    }
}

impl From<VaultError> for Stop {
    fn from(error: VaultError) -> Self {
        let why = match &error {
            VaultError::NoKeyring { .. } => StopReason::NoKeyring,
            VaultError::Locked => StopReason::KeyringLocked,
            VaultError::KeyMissing => StopReason::KeyMissing,
            VaultError::WrongPassphrase => StopReason::WrongPassphrase,
            _ => StopReason::KeyringFailed,
        };
        Self::new(why, error.detail().map_or_else(|| error.to_string(), str::to_owned))
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        let why = match &error {
            StoreError::Plaintext { .. } => StopReason::Plaintext,
            StoreError::WrongKey { .. } => StopReason::WrongKey,
            StoreError::Newer { .. } => StopReason::Newer,
            StoreError::LedgerDamaged { .. } => StopReason::LedgerDamaged,
            StoreError::InUse => StopReason::InUse,
            StoreError::DiskFull => StopReason::DiskFull,
            _ => StopReason::FolderFailed,
        };
        Self::new(why, error.detail().unwrap_or_else(|| error.to_string()))
    }
}

impl From<ClinicError> for Stop {
    fn from(error: ClinicError) -> Self {
        match error {
            ClinicError::Store(error) => error.into(),
            ClinicError::Vault(error) => error.into(),
            other => Self::other(other.to_string()),
        }
    }
}
