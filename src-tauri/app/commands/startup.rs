//! Opening the console.

use clinic::views::{BackupView, Problem, Startup};
use tauri::State;

use crate::console::Console;
use crate::frames::{self, FrameCount};
use crate::measuring;

/// How far the console has come.
#[tauri::command]
#[specta::specta]
pub async fn startup(console: State<'_, Console>) -> Result<Startup, Problem> {
    console.startup().await
}

/// Opens the demo clinic: the simulators in this process, in a folder of its own.
#[tauri::command]
#[specta::specta]
pub async fn open_demo(console: State<'_, Console>) -> Result<(), Problem> {
    console.open_demo().await
}

/// Makes a store whose key is sealed with a passphrase, where there is no keyring.
#[tauri::command]
#[specta::specta]
pub async fn create_with_passphrase(console: State<'_, Console>, passphrase: String) -> Result<(), Problem> {
    console.open_with_passphrase(passphrase, true).await
}

/// Opens a store whose key is sealed with a passphrase.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_passphrase(console: State<'_, Console>, passphrase: String) -> Result<(), Problem> {
    console.open_with_passphrase(passphrase, false).await
}

/// Tries once more to open the store.
#[tauri::command]
#[specta::specta]
pub async fn retry_open(console: State<'_, Console>) -> Result<(), Problem> {
    console.open().await;
    Ok(())
}

/// The ledger's backups, newest first.
#[tauri::command]
#[specta::specta]
pub async fn backups(console: State<'_, Console>) -> Result<Vec<BackupView>, Problem> {
    console.backups().await
}

/// Puts a backup in the place of a damaged ledger, which is kept aside.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(console: State<'_, Console>, name: String) -> Result<(), Problem> {
    console.restore_backup(&name).await
}

/// The page tells whether it is being looked at: reading slows down when it is not.
#[tauri::command]
#[specta::specta]
pub async fn attention(console: State<'_, Console>, visible: bool) -> Result<(), Problem> {
    console.attention(visible).await;
    Ok(())
}

/// The page reports that something can be seen, for whoever measures.
#[tauri::command]
#[specta::specta]
pub fn report_visible(what: String) -> Option<FrameCount> {
    measuring::report_visible(&what);
    frames::asked(&what)
}
