//! The note of a visit.

use clinic::views::{
    DraftAnswerInput, NoteDraftKept, NoteReview, NoteSent, NoteView, Problem, SendNoteInput, SnippetInput, SnippetView,
};
use domain::VisitId;

use crate::console::Asking;

/// A visit's note as it was last read.
#[tauri::command]
#[specta::specta]
pub async fn note(console: Asking, visit: VisitId) -> Result<NoteView, Problem> {
    Ok(console.any_chart().await?.note(&visit).await?)
}

/// Reads a visit's note from the vendor.
#[tauri::command]
#[specta::specta]
pub async fn read_note(console: Asking, visit: VisitId) -> Result<(), Problem> {
    Ok(console.any_chart().await?.read_note(&visit).await?)
}

/// Keeps what was typed into a note; nothing is sent.
#[tauri::command]
#[specta::specta]
pub async fn keep_note_draft(
    console: Asking,
    visit: VisitId,
    typed: Vec<DraftAnswerInput>,
) -> Result<NoteDraftKept, Problem> {
    Ok(console.clinician().await?.keep_note_draft(&visit, &typed).await?)
}

/// Throws one's own draft of a note away.
#[tauri::command]
#[specta::specta]
pub async fn discard_note_draft(console: Asking, visit: VisitId) -> Result<(), Problem> {
    Ok(console.clinician().await?.discard_note_draft(&visit).await?)
}

/// Reads the vendor's note once more and compares the draft with it.
#[tauri::command]
#[specta::specta]
pub async fn review_note(console: Asking, visit: VisitId) -> Result<NoteReview, Problem> {
    Ok(console.clinician().await?.review_note(&visit).await?)
}

/// Keeps a note to be sent.
#[tauri::command]
#[specta::specta]
pub async fn send_note(console: Asking, input: SendNoteInput) -> Result<NoteSent, Problem> {
    Ok(console.clinician().await?.send_note(input).await?)
}

/// The clinic's texts to insert into notes.
#[tauri::command]
#[specta::specta]
pub async fn snippets(console: Asking) -> Result<Vec<SnippetView>, Problem> {
    Ok(console.clinician().await?.snippets().await?)
}

/// Keeps the clinic's texts to insert into notes.
#[tauri::command]
#[specta::specta]
pub async fn save_snippets(console: Asking, snippets: Vec<SnippetInput>) -> Result<(), Problem> {
    Ok(console.clinician().await?.save_snippets(&snippets).await?)
}
