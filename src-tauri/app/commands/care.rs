//! Assistance at the bedside and consults.

use clinic::views::{
    AssistanceInput, AssistanceLook, AssistanceView, CancelAssistanceInput, ConsultInput, Kept, Problem,
};

use crate::console::Asking;

/// Through which connections care can be called, and what was asked for.
#[tauri::command]
#[specta::specta]
pub async fn assistance(console: Asking) -> Result<AssistanceView, Problem> {
    Ok(console.member()?.assistance().await?)
}

/// Asks the vendor for the current request at a place.
#[tauri::command]
#[specta::specta]
pub async fn look_for_assistance(console: Asking, input: AssistanceInput) -> Result<AssistanceLook, Problem> {
    Ok(console.scheduling().await?.look_for_assistance(input).await?)
}

/// Keeps the wish for assistance.
#[tauri::command]
#[specta::specta]
pub async fn request_assistance(console: Asking, input: AssistanceInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.request_assistance(input).await?)
}

/// Keeps the wish to cancel assistance.
#[tauri::command]
#[specta::specta]
pub async fn cancel_assistance(console: Asking, input: CancelAssistanceInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.cancel_assistance(input).await?)
}

/// Keeps the wish for a consult.
#[tauri::command]
#[specta::specta]
pub async fn ask_for_consult(console: Asking, input: ConsultInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.ask_for_consult(input).await?)
}
