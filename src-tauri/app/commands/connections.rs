//! Connections.

use clinic::views::{ConnectionView, Problem, SoloInput, TestReport};
use domain::ConnectionId;
use tauri::State;

use crate::console::Console;

/// Every connection in full, without a secret.
#[tauri::command]
#[specta::specta]
pub async fn connections(console: State<'_, Console>) -> Result<Vec<ConnectionView>, Problem> {
    Ok(console.member()?.connections().await?)
}

/// Tries a Solo connection without keeping it.
#[tauri::command]
#[specta::specta]
pub async fn test_solo(console: State<'_, Console>, input: SoloInput) -> Result<TestReport, Problem> {
    Ok(console.administrator_or_first().await?.test_solo(&input).await?)
}

/// Keeps a Solo connection; its secrets go to the keyring.
#[tauri::command]
#[specta::specta]
pub async fn save_solo(console: State<'_, Console>, input: SoloInput) -> Result<ConnectionId, Problem> {
    Ok(console.administrator_or_first().await?.save_solo(input).await?)
}

/// Turns a connection on or off.
#[tauri::command]
#[specta::specta]
pub async fn set_connection_enabled(
    console: State<'_, Console>,
    id: ConnectionId,
    enabled: bool,
) -> Result<(), Problem> {
    console.administrator()?.set_connection_enabled(&id, enabled).await?;
    console.receive_as_set();
    Ok(())
}

/// Removes a connection, its secrets, what was read through it, and as many drafted notes as the person was told of.
#[tauri::command]
#[specta::specta]
pub async fn remove_connection(console: State<'_, Console>, id: ConnectionId, drafts: u32) -> Result<(), Problem> {
    console.administrator()?.remove_connection(&id, drafts).await?;
    console.receive_as_set();
    Ok(())
}
