//! Settings and who sits here.

use clinic::views::{Problem, Settings, WhoAmI};
use tauri::State;

use crate::console::Console;

/// Everything that can be set.
#[tauri::command]
#[specta::specta]
pub async fn settings(console: State<'_, Console>) -> Result<Settings, Problem> {
    Ok(console.member()?.settings().await?)
}

/// Keeps the settings.
#[tauri::command]
#[specta::specta]
pub async fn save_settings(console: State<'_, Console>, settings: Settings) -> Result<(), Problem> {
    Ok(console.member()?.save_settings(settings).await?)
}

/// Who sits here, with which roles.
#[tauri::command]
#[specta::specta]
pub fn who_am_i(console: State<'_, Console>) -> Result<WhoAmI, Problem> {
    Ok(console.member()?.who_am_i())
}
