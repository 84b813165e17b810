//! Devices of Device Managers.

use clinic::views::{AssignDeviceInput, DevicesView, Kept, NormaliseInput, Problem, UnassignDeviceInput};
use tauri::State;

use crate::console::Console;

/// The devices: who has which, and how far their data has come.
#[tauri::command]
#[specta::specta]
pub async fn devices(console: State<'_, Console>) -> Result<DevicesView, Problem> {
    Ok(console.member()?.devices().await?)
}

/// Keeps the wish to give a device to a patient.
#[tauri::command]
#[specta::specta]
pub async fn assign_device(console: State<'_, Console>, input: AssignDeviceInput) -> Result<Kept, Problem> {
    Ok(console.device_desk()?.assign_device(input).await?)
}

/// Keeps the wish to take a device back.
#[tauri::command]
#[specta::specta]
pub async fn unassign_device(console: State<'_, Console>, input: UnassignDeviceInput) -> Result<Kept, Problem> {
    Ok(console.device_desk()?.unassign_device(input).await?)
}

/// Keeps the wish to have what a device sent normalised again.
#[tauri::command]
#[specta::specta]
pub async fn normalise_again(console: State<'_, Console>, input: NormaliseInput) -> Result<Kept, Problem> {
    Ok(console.device_desk()?.normalise_again(input).await?)
}
