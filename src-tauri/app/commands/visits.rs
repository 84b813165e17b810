//! One visit: its panel, its note, its call.

use clinic::views::{JoinKind, Joined, Problem, TwoIdentifiers, VisitView};
use domain::VisitId;

use crate::console::Asking;

/// One visit and what can be done about it.
#[tauri::command]
#[specta::specta]
pub async fn visit(console: Asking, visit: VisitId) -> Result<VisitView, Problem> {
    Ok(console.member()?.visit(&visit).await?)
}

/// Keeps the front desk's note for a visit; an empty text removes it.
#[tauri::command]
#[specta::specta]
pub async fn set_note(console: Asking, visit: VisitId, text: String) -> Result<(), Problem> {
    Ok(console.front_desk().await?.set_note(&visit, &text).await?)
}

/// Opens the call in the system's browser.
#[tauri::command]
#[specta::specta]
pub async fn join(console: Asking, visit: VisitId, kind: JoinKind, checked: TwoIdentifiers) -> Result<Joined, Problem> {
    Ok(console.clinician().await?.join(&visit, kind, &checked).await?)
}

/// Puts the patient's link on the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_patient_link(console: Asking, visit: VisitId, checked: TwoIdentifiers) -> Result<(), Problem> {
    Ok(console.scheduling().await?.copy_patient_link(&visit, &checked).await?)
}
