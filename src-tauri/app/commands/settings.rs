//! Settings and who sits here.

use clinic::views::{NetworkInput, NetworkView, Problem, SettingChange, Settings, WhoAmI};

use crate::console::Asking;

/// Everything that can be set.
#[tauri::command]
#[specta::specta]
pub async fn settings(console: Asking) -> Result<Settings, Problem> {
    Ok(console.member()?.settings().await?)
}

/// Changes one setting; the window follows.
#[tauri::command]
#[specta::specta]
pub async fn change_setting(console: Asking, change: SettingChange) -> Result<(), Problem> {
    let settings = console.member()?.change_setting(change).await?;
    console.follow(&settings);
    Ok(())
}

/// Who sits here, with which roles.
#[tauri::command]
#[specta::specta]
pub fn who_am_i(console: Asking) -> Result<WhoAmI, Problem> {
    Ok(console.member()?.who_am_i())
}

/// How the vendors are reached.
#[tauri::command]
#[specta::specta]
pub async fn network(console: Asking) -> Result<NetworkView, Problem> {
    Ok(console.administrator().await?.network().await?)
}

/// Keeps how the vendors are reached.
#[tauri::command]
#[specta::specta]
pub async fn save_network(console: Asking, input: NetworkInput) -> Result<(), Problem> {
    Ok(console.administrator().await?.save_network(input).await?)
}
