//! One visit: its panel, its note, its call.

use clinic::views::{JoinKind, Joined, Problem, TwoIdentifiers, VisitView};
use domain::VisitId;
use tauri::State;

use crate::console::Console;

/// One visit and what can be done about it.
#[tauri::command]
#[specta::specta]
pub async fn visit(console: State<'_, Console>, visit: VisitId) -> Result<VisitView, Problem> {
    Ok(console.member()?.visit(&visit).await?)
}

/// Keeps the front desk's note for a visit; an empty text removes it.
#[tauri::command]
#[specta::specta]
pub async fn set_note(console: State<'_, Console>, visit: VisitId, text: String) -> Result<(), Problem> {
    Ok(console.front_desk()?.set_note(&visit, &text).await?)
}

/// Opens the call in the system's browser.
#[tauri::command]
#[specta::specta]
pub async fn join(
    console: State<'_, Console>,
    visit: VisitId,
    kind: JoinKind,
    checked: TwoIdentifiers,
) -> Result<Joined, Problem> {
    Ok(console.clinician()?.join(&visit, kind, &checked).await?)
}

/// Puts the patient's link on the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_patient_link(
    console: State<'_, Console>,
    visit: VisitId,
    checked: TwoIdentifiers,
) -> Result<(), Problem> {
    Ok(console.scheduling()?.copy_patient_link(&visit, &checked).await?)
}
