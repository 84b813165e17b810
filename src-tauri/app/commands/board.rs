//! The board and Today.

use clinic::views::{BoardView, Problem};

use crate::console::Asking;

/// The board of a day; today when none is given.
#[tauri::command]
#[specta::specta]
pub async fn board(console: Asking, day: Option<String>) -> Result<BoardView, Problem> {
    Ok(console.member()?.board(day.as_deref()).await?)
}

/// Asks the refresher to read everything of today now; returns at once.
#[tauri::command]
#[specta::specta]
pub async fn refresh(console: Asking) -> Result<(), Problem> {
    Ok(console.member()?.refresh().await?)
}
