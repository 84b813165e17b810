//! Another key in the place of the databases' key, and no key at all.
//!
//! While a key is changed the keyring holds both: the one in use, and the next one. Which of the two opens the files is
//! found out from the files, and only then is the other forgotten. So a process may be killed at any moment.

use crate::{SecretName, StoreKey, Vault, VaultError};

impl Vault {
    /// Makes the next key and keeps it beside the one in use, in place of a next key that came to nothing.
    ///
    /// # Errors
    /// [`VaultError::UnderPassphrase`], or a failure of the keyring.
    pub fn make_next_store_key(&self) -> Result<StoreKey, VaultError> {
        if self.is_under_passphrase() {
            return Err(VaultError::UnderPassphrase);
        }
        let key = StoreKey::generate()?;
        self.write(&SecretName::NextStoreKey, key.expose())?;
        Ok(key)
    }

    /// The next key, while the key is being changed.
    ///
    /// # Errors
    /// A failure of the keyring; [`VaultError::Damaged`] when it is no key.
    pub fn next_store_key(&self) -> Result<Option<StoreKey>, VaultError> {
        if self.is_under_passphrase() {
            return Ok(None);
        }
        let Some(bytes) = self.read(&SecretName::NextStoreKey)? else { return Ok(None) };
        let damaged = || VaultError::Damaged { item: SecretName::NextStoreKey.to_string() };
        StoreKey::from_slice(&bytes).map(Some).ok_or_else(damaged)
    }

    /// The next key is the one that opens the files: it takes the place of the other.
    ///
    /// # Errors
    /// A failure of the keyring. What was kept before is then still there.
    pub fn adopt_next_store_key(&self) -> Result<(), VaultError> {
        let Some(next) = self.next_store_key()? else { return Ok(()) };
        self.write(&SecretName::StoreKey, next.expose())?;
        self.remove(&SecretName::NextStoreKey)
    }

    /// The next key opens nothing: it is forgotten.
    ///
    /// # Errors
    /// A failure of the keyring.
    pub fn drop_next_store_key(&self) -> Result<(), VaultError> {
        self.remove(&SecretName::NextStoreKey)
    }

    /// Forgets the key of the databases. What is encrypted with it, and with keys that lie within, can be read by nobody
    /// from then on. A key under a passphrase is destroyed with its file.
    ///
    /// # Errors
    /// A failure of the keyring or of the file system.
    pub fn destroy_store_key(&self) -> Result<(), VaultError> {
        if self.is_under_passphrase() {
            return self.remove_sealed_files();
        }
        self.remove(&SecretName::NextStoreKey)?;
        self.remove(&SecretName::StoreKey)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::SecretString;

    #[test]
    fn both_keys_are_kept_until_one_is_chosen() {
        for adopted in [true, false] {
            let vault = Vault::in_memory();
            let first = vault.store_key_or_create().unwrap();
            assert!(vault.next_store_key().unwrap().is_none());
            let next = vault.make_next_store_key().unwrap();
            assert_ne!(first.expose(), next.expose());
            assert_eq!(vault.store_key_or_create().unwrap().expose(), first.expose());
            assert_eq!(vault.next_store_key().unwrap().unwrap().expose(), next.expose());
            let kept = match adopted {
                true => vault.adopt_next_store_key().map(|()| next),
                false => vault.drop_next_store_key().map(|()| first),
            };
            assert_eq!(vault.store_key_or_create().unwrap().expose(), kept.unwrap().expose());
            assert!(vault.next_store_key().unwrap().is_none());
            // A second time changes nothing.
            vault.adopt_next_store_key().unwrap();
            vault.drop_next_store_key().unwrap();
        }
    }

    #[test]
    fn a_destroyed_key_is_gone_and_one_under_a_passphrase_with_its_files() {
        let vault = Vault::in_memory();
        let first = vault.store_key_or_create().unwrap();
        vault.destroy_store_key().unwrap();
        assert_ne!(vault.store_key_or_create().unwrap().expose(), first.expose());

        let folder = tempfile::TempDir::new().unwrap();
        let sealed = Vault::create_with_passphrase(folder.path(), &SecretString::from("correct horse")).unwrap();
        assert_eq!(sealed.make_next_store_key().unwrap_err(), VaultError::UnderPassphrase);
        sealed.destroy_store_key().unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
