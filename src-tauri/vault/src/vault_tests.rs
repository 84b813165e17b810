//! What the vault promises, over the keyring library's own mock and over real files.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::ConnectionSecret;
use keyring_core::mock;
use tempfile::TempDir;

fn over_mock(folder: &TempDir) -> Vault {
    Vault::over(Keep::Keyring(mock::Store::new().unwrap()), folder.path().canonicalize().unwrap())
}

fn api_key() -> SecretName {
    SecretName::connection("3fa0c1d2", ConnectionSecret::ApiKey)
}

fn word(text: &str) -> SecretString {
    SecretString::from(text)
}

fn fail_next(vault: &Vault, name: &SecretName, error: KeyringError) {
    let Keep::Keyring(store) = &*vault.keep else { panic!("not over a keyring") };
    let entry = vault.entry(store, name).unwrap();
    entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
}

#[test]
fn a_secret_comes_back_as_it_was_kept_and_is_gone_when_deleted() {
    let folder = TempDir::new().unwrap();
    for vault in [over_mock(&folder), Vault::in_memory()] {
        assert!(vault.get(&api_key()).unwrap().is_none());
        vault.set(&api_key(), &word("k-1")).unwrap();
        assert_eq!(vault.get(&api_key()).unwrap().unwrap().expose_secret(), "k-1");
        vault.delete(&api_key()).unwrap();
        assert!(vault.get(&api_key()).unwrap().is_none());
        vault.delete(&api_key()).unwrap();
    }
}

#[test]
fn two_data_folders_on_one_keyring_do_not_see_each_other() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let store = mock::Store::new().unwrap();
    let first = Vault::over(Keep::Keyring(store.clone()), one.path().to_path_buf());
    let second = Vault::over(Keep::Keyring(store), two.path().to_path_buf());
    first.set(&api_key(), &word("k-1")).unwrap();
    assert!(second.get(&api_key()).unwrap().is_none());
    assert_eq!(first.namespace.len(), 12);
}

#[test]
fn the_key_is_made_once_and_then_stays_the_same() {
    let folder = TempDir::new().unwrap();
    let vault = over_mock(&folder);
    let made = vault.store_key_or_create().unwrap();
    fs::write(folder.path().join(LEDGER_FILE), b"x").unwrap();
    assert_eq!(vault.store_key_or_create().unwrap().expose(), made.expose());
}

#[test]
fn a_missing_key_beside_a_ledger_is_told_and_never_replaced() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(LEDGER_FILE), b"x").unwrap();
    let vault = over_mock(&folder);
    assert_eq!(vault.store_key_or_create().unwrap_err(), VaultError::KeyMissing);
    assert!(vault.read(&SecretName::StoreKey).unwrap().is_none());
    let chosen = Vault::create_with_passphrase(folder.path(), &word("correct horse"));
    assert_eq!(chosen.unwrap_err(), VaultError::KeyMissing);
}

#[test]
fn a_key_of_the_wrong_length_is_damaged_rather_than_used() {
    let folder = TempDir::new().unwrap();
    let vault = over_mock(&folder);
    vault.write(&SecretName::StoreKey, &[7; 31]).unwrap();
    assert_eq!(vault.store_key_or_create().unwrap_err(), VaultError::Damaged { item: "store-key".into() });
}

#[test]
fn a_locked_keyring_is_told_and_no_key_is_made() {
    let folder = TempDir::new().unwrap();
    let vault = over_mock(&folder);
    fail_next(&vault, &SecretName::StoreKey, KeyringError::NoStorageAccess("SS Error: object locked".into()));
    assert_eq!(vault.store_key_or_create().unwrap_err(), VaultError::Locked);
    assert!(vault.read(&SecretName::StoreKey).unwrap().is_none());
}

#[test]
fn the_store_key_can_be_neither_replaced_nor_deleted_by_name() {
    let vault = Vault::in_memory();
    let key = vault.store_key_or_create().unwrap();
    assert!(vault.set(&SecretName::StoreKey, &word("x")).is_err());
    assert!(vault.delete(&SecretName::StoreKey).is_err());
    assert_eq!(vault.store_key_or_create().unwrap().expose(), key.expose());
}

#[test]
fn a_call_that_waits_for_a_prompt_is_given_up_in_time() {
    let asked = within(Duration::from_millis(20), || {
        std::thread::sleep(Duration::from_secs(2));
        Ok(1)
    });
    assert_eq!(asked, Err(VaultError::TimedOut));
    assert_eq!(within(Duration::from_secs(2), || Ok(1)), Ok(1));
    let vault = Vault::in_memory();
    assert!(vault.try_get(&api_key(), Duration::from_secs(2)).unwrap().is_none());
    assert!(vault.try_store_key_or_create(Duration::from_secs(2)).is_ok());
}

#[test]
fn with_a_passphrase_key_and_secrets_survive_a_restart_and_lie_in_no_file_as_text() {
    let folder = TempDir::new().unwrap();
    let vault = Vault::create_with_passphrase(folder.path(), &word("correct horse")).unwrap();
    let key = vault.store_key_or_create().unwrap();
    vault.set(&api_key(), &word("k-very-secret")).unwrap();
    drop(vault);
    assert_eq!(Vault::open(folder.path()).unwrap_err(), VaultError::PassphraseNeeded);
    let wrong = Vault::open_with_passphrase(folder.path(), &word("battery staple"));
    assert_eq!(wrong.unwrap_err(), VaultError::WrongPassphrase);
    let again = Vault::open_with_passphrase(folder.path(), &word("correct horse")).unwrap();
    assert_eq!(again.store_key_or_create().unwrap().expose(), key.expose());
    assert_eq!(again.get(&api_key()).unwrap().unwrap().expose_secret(), "k-very-secret");
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("k-very-secret") && !text.contains("correct horse"));
        assert!(!bytes.windows(32).any(|window| window == key.expose()));
    }
}

#[test]
fn a_sealed_file_whose_cost_was_lowered_does_not_open() {
    let folder = TempDir::new().unwrap();
    Vault::create_with_passphrase(folder.path(), &word("correct horse")).unwrap();
    let path = folder.path().join(crate::SEALED_KEY_FILE);
    let text = fs::read_to_string(&path).unwrap();
    let lowered = text.replace("65536", "64");
    assert_ne!(text, lowered);
    fs::write(&path, lowered).unwrap();
    let opened = Vault::open_with_passphrase(folder.path(), &word("correct horse"));
    assert_eq!(opened.unwrap_err(), VaultError::WrongPassphrase);
    fs::write(&path, "{").unwrap();
    let opened = Vault::open_with_passphrase(folder.path(), &word("correct horse"));
    assert!(matches!(opened.unwrap_err(), VaultError::Damaged { .. }));
}

#[test]
fn printing_a_vault_shows_no_secret() {
    let vault = Vault::in_memory();
    vault.set(&api_key(), &word("k-very-secret")).unwrap();
    assert!(!format!("{vault:?}").contains("k-very"));
}
