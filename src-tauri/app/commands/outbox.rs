//! The outbox.

use clinic::views::{Decision, IntentStory, OutboxView, Problem};
use domain::IntentId;
use tauri::State;

use crate::console::Console;

/// Every intent of note.
#[tauri::command]
#[specta::specta]
pub async fn outbox(console: State<'_, Console>) -> Result<OutboxView, Problem> {
    Ok(console.member()?.outbox().await?)
}

/// One intent with its story.
#[tauri::command]
#[specta::specta]
pub async fn intent(console: State<'_, Console>, id: IntentId) -> Result<IntentStory, Problem> {
    Ok(console.member()?.intent(&id).await?)
}

/// Carries out a person's decision about an intent.
#[tauri::command]
#[specta::specta]
pub async fn decide(console: State<'_, Console>, decision: Decision) -> Result<(), Problem> {
    Ok(console.member()?.decide(decision).await?)
}
