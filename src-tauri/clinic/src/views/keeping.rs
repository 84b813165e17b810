//! Looking after the clinic itself: its key, a backup that is carried away, and its end.

use serde::{Deserialize, Serialize};
use specta::Type;
use vault::SecretString;

use super::Problem;

/// A wish for another key of the databases.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyChangeInput {
    /// The administrator's own passphrase, once more.
    #[specta(type = String)]
    pub own: SecretString,
}

/// A wish for a backup that is carried away.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CarryInput {
    /// The administrator's own passphrase, once more.
    #[specta(type = String)]
    pub own: SecretString,
    /// The passphrase of the backup.
    #[specta(type = String)]
    pub passphrase: SecretString,
}

/// A wish to forget the clinic.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ForgetInput {
    /// The administrator's own passphrase, once more.
    #[specta(type = String)]
    pub own: SecretString,
    /// The clinic's name, as it was typed.
    pub name: String,
}

/// A carried backup that a clinic is brought from; the file was chosen before.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BringInput {
    /// The passphrase of the backup.
    #[specta(type = String)]
    pub passphrase: SecretString,
}

/// What is being done to a clinic that is closed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum KeepingWork {
    /// Its databases get another key.
    ChangeKey,
    /// It is brought from a backup.
    Bring,
    /// It is forgotten.
    Forget,
}

/// How that ended, for whoever comes next.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "end", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum KeepingEnd {
    /// The key is another one.
    KeyChanged {
        /// A backup was made under it. Without one, those that lie in the folder open with nothing any more.
        backup: bool,
    },
    /// The clinic is the backup's.
    Brought,
    /// It is gone.
    Forgotten,
    /// It was not done.
    Failed {
        /// What was not.
        work: KeepingWork,
        /// Why.
        problem: Problem,
    },
}
