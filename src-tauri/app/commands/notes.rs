//! The note of a visit.

use clinic::views::{NoteView, Problem};
use domain::VisitId;
use tauri::State;

use crate::console::Console;

/// A visit's note as it was last read.
#[tauri::command]
#[specta::specta]
pub async fn note(console: State<'_, Console>, visit: VisitId) -> Result<NoteView, Problem> {
    Ok(console.clinician()?.note(&visit).await?)
}

/// Reads a visit's note from the vendor.
#[tauri::command]
#[specta::specta]
pub async fn read_note(console: State<'_, Console>, visit: VisitId) -> Result<(), Problem> {
    Ok(console.clinician()?.read_note(&visit).await?)
}
