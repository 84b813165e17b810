//! The outbox.

use clinic::views::{Decision, IntentStory, OutboxView, Problem};
use domain::IntentId;

use crate::console::Asking;

/// Every intent of note.
#[tauri::command]
#[specta::specta]
pub async fn outbox(console: Asking) -> Result<OutboxView, Problem> {
    Ok(console.member()?.outbox().await?)
}

/// One intent with its story.
#[tauri::command]
#[specta::specta]
pub async fn intent(console: Asking, id: IntentId) -> Result<IntentStory, Problem> {
    Ok(console.member()?.intent(&id).await?)
}

/// Carries out a person's decision about an intent.
#[tauri::command]
#[specta::specta]
pub async fn decide(console: Asking, decision: Decision) -> Result<(), Problem> {
    Ok(console.member()?.decide(decision).await?)
}
