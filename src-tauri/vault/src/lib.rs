//! The secrets of one data folder: the key of the encrypted databases, and what each connection signs its calls with.
//!
//! It exists so that no other crate talks to the operating system's keyring, and so that "there is no keyring" is a
//! decision that a person takes ([`Vault::create_with_passphrase`]), never a silent fallback. It refuses to make a new
//! database key while an encrypted ledger lies in the folder, to print a secret, and to keep one in plain text.
//!
//! Every call on a [`Vault`] may block, for as long as a person looks at the keyring's prompt: call it on a thread that
//! may wait (`tokio::task::spawn_blocking`), or use [`Vault::try_get`].

mod atomic_file;
mod error;
mod file_seal;
mod passphrase;
mod person_passphrase;
mod rotation;
mod seal;
mod sealed_secrets;
mod secret_name;
mod store_key;
mod under_passphrase;
mod vault;

pub use error::VaultError;
pub use file_seal::{open_file, seal_file};
pub use passphrase::{SEALED_KEY_FILE, is_sealed, open_key, seal_key};
pub use person_passphrase::{HashCost, hash_passphrase, passphrase_fits};
pub use secrecy::{ExposeSecret, SecretString};
pub use secret_name::{ConnectionSecret, SecretName};
pub use store_key::StoreKey;
pub use vault::{LEDGER_FILE, Vault};
