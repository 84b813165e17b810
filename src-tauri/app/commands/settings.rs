//! Settings and who sits here.

use clinic::views::{NetworkInput, NetworkView, Problem, SettingChange, Settings, WhoAmI};
use tauri::State;

use crate::console::Console;

/// Everything that can be set.
#[tauri::command]
#[specta::specta]
pub async fn settings(console: State<'_, Console>) -> Result<Settings, Problem> {
    Ok(console.member()?.settings().await?)
}

/// Changes one setting; the window follows.
#[tauri::command]
#[specta::specta]
pub async fn change_setting(console: State<'_, Console>, change: SettingChange) -> Result<(), Problem> {
    let settings = console.member()?.change_setting(change).await?;
    console.follow(&settings);
    Ok(())
}

/// Who sits here, with which roles.
#[tauri::command]
#[specta::specta]
pub fn who_am_i(console: State<'_, Console>) -> Result<WhoAmI, Problem> {
    Ok(console.member()?.who_am_i())
}

/// How the vendors are reached.
#[tauri::command]
#[specta::specta]
pub async fn network(console: State<'_, Console>) -> Result<NetworkView, Problem> {
    Ok(console.administrator()?.network().await?)
}

/// Keeps how the vendors are reached.
#[tauri::command]
#[specta::specta]
pub async fn save_network(console: State<'_, Console>, input: NetworkInput) -> Result<(), Problem> {
    Ok(console.administrator()?.save_network(input).await?)
}
