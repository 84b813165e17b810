//! What can go wrong with a secret, told to a person: what happened, what it means, what to do.

use keyring_core::Error as KeyringError;

/// Why a secret could not be read or kept. No variant ever carries a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// There is no keyring on this machine, or none that answers.
    #[error(
        "This computer offers no keyring, so the key of the clinic's data cannot be kept safely. Nothing was read or \
         changed. Start or install a keyring and open the console again, or choose a passphrase instead."
    )]
    NoKeyring {
        /// The platform's own words.
        detail: String,
    },
    /// The keyring is there, but locked.
    #[error(
        "The keyring of this computer is locked, so the clinic's data stays closed. Unlock the keyring and try again."
    )]
    Locked,
    /// A person or the system said no.
    #[error(
        "Access to the keyring was refused, so the clinic's data stays closed. Try again and allow the access when \
         the system asks."
    )]
    Denied,
    /// The keyring did not answer in time; usually a prompt waits behind another window.
    #[error(
        "The keyring did not answer in time. Nothing was changed. Look for a prompt that waits behind another window, \
         then try again."
    )]
    TimedOut,
    /// What is kept is not what was put there.
    #[error(
        "A kept secret is damaged: {item}. It was not used. Restore the keyring from a backup, or enter the secret \
         again under Connections."
    )]
    Damaged {
        /// Which one, by its name in the keyring.
        item: String,
    },
    /// Encrypted data lies in the folder, and its key is not in the keyring. A new key would not open it.
    #[error(
        "The key of the clinic's data is missing from the keyring, and the data in this folder cannot be read without \
         it. Nothing was changed. Sign in as the person who set the console up, or restore the keyring from a backup."
    )]
    KeyMissing,
    /// The key of this folder is kept under a passphrase.
    #[error("The clinic's data in this folder is kept under a passphrase. Enter the passphrase to open it.")]
    PassphraseNeeded,
    /// The passphrase is not the one, or the sealed file was changed.
    #[error("The passphrase does not open the clinic's data. Nothing was changed. Check it and try again.")]
    WrongPassphrase,
    /// Anything else, in the platform's words.
    #[error("A secret could not be read or kept. Nothing else was changed. Try again; if it stays so, report it.")]
    Other {
        /// The platform's own words.
        detail: String,
    },
}

impl VaultError {
    /// The platform's own words, for a place where details are shown; they never contain a secret.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::NoKeyring { detail } | Self::Other { detail } => Some(detail),
            Self::Damaged { item } => Some(item),
            _ => None,
        }
    }

    pub(crate) fn other(error: impl std::fmt::Display) -> Self {
        Self::Other { detail: error.to_string() }
    }

    /// The one place where a keyring's error gets its meaning. The platforms give no codes, so their words decide,
    /// and what is not recognised stays [`VaultError::Other`]. The error itself is not kept: its `Debug` form may
    /// print the secret.
    pub(crate) fn classify(error: KeyringError, item: &str) -> Self {
        match error {
            KeyringError::NoDefaultStore | KeyringError::NotSupportedByStore(_) => {
                Self::NoKeyring { detail: error.to_string() }
            }
            KeyringError::NoStorageAccess(_) => match says(&error, &["dismissed", "denied", "cancel"]) {
                true => Self::Denied,
                false => Self::Locked,
            },
            KeyringError::BadEncoding(_)
            | KeyringError::BadDataFormat(..)
            | KeyringError::BadStoreFormat(_)
            | KeyringError::Ambiguous(_) => Self::Damaged { item: item.to_owned() },
            KeyringError::PlatformFailure(_) if says(&error, &["locked"]) => Self::Locked,
            KeyringError::PlatformFailure(_) if says(&error, &["dismissed", "denied", "cancel"]) => Self::Denied,
            KeyringError::PlatformFailure(_)
                if says(
                    &error,
                    &["no secret service", "dbus", "d-bus", "serviceunknown", "no such file", "not provided"],
                ) =>
            {
                Self::NoKeyring { detail: error.to_string() }
            }
            other => Self::other(other),
        }
    }
}

fn says(error: &KeyringError, words: &[&str]) -> bool {
    let text = error.to_string().to_lowercase();
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn boxed(text: &str) -> Box<dyn std::error::Error + Send + Sync> {
        text.into()
    }

    fn class(error: KeyringError) -> VaultError {
        VaultError::classify(error, "item")
    }

    #[test]
    fn each_kind_of_keyring_trouble_has_its_own_sentence() {
        let cases = [
            class(KeyringError::NoDefaultStore),
            class(KeyringError::NoStorageAccess(boxed("SS Error: object locked"))),
            class(KeyringError::NoStorageAccess(boxed("SS error: prompt dismissed"))),
            class(KeyringError::BadEncoding(vec![1])),
            class(KeyringError::PlatformFailure(boxed("out of cheese"))),
        ];
        assert!(matches!(cases[0], VaultError::NoKeyring { .. }));
        assert_eq!(cases[1], VaultError::Locked);
        assert_eq!(cases[2], VaultError::Denied);
        assert_eq!(cases[3], VaultError::Damaged { item: "item".into() });
        assert!(matches!(cases[4], VaultError::Other { .. }));
        let sentences: std::collections::HashSet<_> = cases.iter().map(ToString::to_string).collect();
        assert_eq!(sentences.len(), cases.len());
    }

    #[test]
    fn a_missing_secret_service_is_no_keyring() {
        for words in [
            "no secret service provider or dbus session found",
            "zbus fdo error: org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable",
        ] {
            assert!(matches!(class(KeyringError::PlatformFailure(boxed(words))), VaultError::NoKeyring { .. }));
        }
    }

    #[test]
    fn a_secret_that_is_not_text_is_not_printed_with_the_error() {
        let error = class(KeyringError::BadEncoding(b"hunter2\xff".to_vec()));
        let printed = format!("{error} {error:?}");
        assert!(!printed.contains("hunter2") && !printed.contains("104, 117"));
    }
}
