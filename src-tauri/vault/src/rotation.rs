//! Another key in the place of the databases' key, and no key at all.
//!
//! While a key is changed the keyring, or the file under a passphrase, holds both: the one in use, and the next one. Which of
//! the two opens the files is found out from the files, and only then is the other forgotten. So a process may be killed at
//! any moment.

use crate::{SecretName, StoreKey, Vault, VaultError};

impl Vault {
    /// Makes the next key and keeps it beside the one in use, in place of a next key that came to nothing.
    ///
    /// # Errors
    /// A failure of the keyring or of the file system.
    pub fn make_next_store_key(&self) -> Result<StoreKey, VaultError> {
        let key = StoreKey::generate()?;
        match self.under_passphrase() {
            Some(kept) => kept.expect(key.clone())?,
            None => self.write(&SecretName::NextStoreKey, key.expose())?,
        }
        Ok(key)
    }

    /// The next key, while the key is being changed.
    ///
    /// # Errors
    /// A failure of the keyring; [`VaultError::Damaged`] when it is no key.
    pub fn next_store_key(&self) -> Result<Option<StoreKey>, VaultError> {
        if let Some(kept) = self.under_passphrase() {
            return Ok(kept.next());
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
        if let Some(kept) = self.under_passphrase() {
            return kept.adopt();
        }
        let Some(next) = self.next_store_key()? else { return Ok(()) };
        self.write(&SecretName::StoreKey, next.expose())?;
        self.remove(&SecretName::NextStoreKey)
    }

    /// The next key opens nothing: it is forgotten.
    ///
    /// # Errors
    /// A failure of the keyring.
    pub fn drop_next_store_key(&self) -> Result<(), VaultError> {
        match self.under_passphrase() {
            Some(kept) => kept.refuse(),
            None => self.remove(&SecretName::NextStoreKey),
        }
    }

    /// Forgets the key of the databases. What is encrypted with it, and with keys that lie within, can be read by nobody
    /// from then on. A key under a passphrase is destroyed with its file.
    ///
    /// # Errors
    /// A failure of the keyring or of the file system.
    pub fn destroy_store_key(&self) -> Result<(), VaultError> {
        if self.under_passphrase().is_some() {
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
    use crate::{ExposeSecret, SecretString};

    fn passphrase() -> SecretString {
        SecretString::from("correct horse")
    }

    #[test]
    fn both_keys_are_kept_until_one_is_chosen() {
        let folders = [(); 2].map(|()| tempfile::TempDir::new().unwrap());
        let sealed = folders.each_ref().map(|dir| Vault::create_with_passphrase(dir.path(), &passphrase()).unwrap());
        let [one, other] = sealed;
        for (vault, adopted) in [(Vault::in_memory(), true), (Vault::in_memory(), false), (one, true), (other, false)] {
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
        let sealed = Vault::create_with_passphrase(folder.path(), &passphrase()).unwrap();
        sealed.destroy_store_key().unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_process_killed_at_any_step_under_a_passphrase_finds_the_keys_and_every_secret_again() {
        let name = SecretName::connection("3fa0c1d2", crate::ConnectionSecret::ApiKey);
        // Killed after so many of: both keys are kept; the secrets are under the next; the next is the only one.
        for steps in 0..=3 {
            let folder = tempfile::TempDir::new().unwrap();
            let vault = Vault::create_with_passphrase(folder.path(), &passphrase()).unwrap();
            let first = vault.store_key_or_create().unwrap();
            vault.set(&name, &SecretString::from("k-1")).unwrap();
            let mut next = None;
            if steps > 0 {
                next = Some(vault.make_next_store_key().unwrap());
            }
            if steps == 2 {
                // The half of the choice that a process may have come to.
                vault.under_passphrase().unwrap().secrets.change_to(next.as_ref().unwrap()).unwrap();
            }
            if steps == 3 {
                vault.adopt_next_store_key().unwrap();
            }
            drop(vault);
            for time in 0..2 {
                let again = Vault::open_with_passphrase(folder.path(), &passphrase()).unwrap();
                let expected = if steps == 3 || time == 1 { next.as_ref().unwrap_or(&first) } else { &first };
                assert_eq!(again.store_key_or_create().unwrap().expose(), expected.expose(), "{steps} {time}");
                assert_eq!(again.get(&name).unwrap().unwrap().expose_secret(), "k-1", "{steps} {time}");
                // What is set in between is kept under the same key as the rest.
                again.set(&name, &SecretString::from("k-1")).unwrap();
                again.adopt_next_store_key().unwrap();
                assert!(again.next_store_key().unwrap().is_none());
                assert_eq!(again.get(&name).unwrap().unwrap().expose_secret(), "k-1", "{steps} {time}");
            }
        }
    }

    #[test]
    fn the_two_keys_of_a_file_cannot_change_places_unnoticed() {
        let folder = tempfile::TempDir::new().unwrap();
        let vault = Vault::create_with_passphrase(folder.path(), &passphrase()).unwrap();
        vault.make_next_store_key().unwrap();
        let path = folder.path().join(crate::SEALED_KEY_FILE);
        let mut file: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let (key, next) = (file["key"].take(), file["next"].take());
        (file["key"], file["next"]) = (next, key);
        std::fs::write(&path, file.to_string()).unwrap();
        let opened = Vault::open_with_passphrase(folder.path(), &passphrase());
        assert_eq!(opened.unwrap_err(), VaultError::WrongPassphrase);
    }
}
