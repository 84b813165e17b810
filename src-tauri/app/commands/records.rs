//! Patient records, changed and registered.

use clinic::views::{
    CariumRegistration, Duplicate, EditInput, InviteInput, Kept, KeptRecord, Problem, RecordReview, RecordView,
    RegisterInput,
};
use domain::{IntentId, PatientKey};

use crate::console::Asking;

/// Asks the vendor for a record with all that can be changed; with an intent, also what was typed then.
#[tauri::command]
#[specta::specta]
pub async fn record(console: Asking, key: PatientKey, correcting: Option<IntentId>) -> Result<RecordView, Problem> {
    Ok(console.scheduling().await?.record(&key, correcting.as_ref()).await?)
}

/// What an earlier change or registration said.
#[tauri::command]
#[specta::specta]
pub async fn kept_record(console: Asking, intent: IntentId) -> Result<KeptRecord, Problem> {
    Ok(console.scheduling().await?.kept_record(&intent).await?)
}

/// What a change would send, or what keeps it from being sent.
#[tauri::command]
#[specta::specta]
pub async fn review_edit(console: Asking, input: EditInput) -> Result<RecordReview, Problem> {
    Ok(console.scheduling().await?.review_edit(input).await?)
}

/// Keeps a change of a record.
#[tauri::command]
#[specta::specta]
pub async fn edit_patient(console: Asking, input: EditInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.edit_patient(input).await?)
}

/// What a registration would send, what keeps it from being sent, and who may be the same person.
#[tauri::command]
#[specta::specta]
pub async fn review_registration(console: Asking, input: RegisterInput) -> Result<RecordReview, Problem> {
    Ok(console.scheduling().await?.review_registration(input).await?)
}

/// Keeps a registration.
#[tauri::command]
#[specta::specta]
pub async fn register_patient(console: Asking, input: RegisterInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.register_patient(input).await?)
}

/// Who may be the same person as somebody who is to be registered at Carium.
#[tauri::command]
#[specta::specta]
pub async fn review_at_carium(console: Asking, input: CariumRegistration) -> Result<Vec<Duplicate>, Problem> {
    Ok(console.scheduling().await?.review_at_carium(input).await?)
}

/// Keeps a registration at Carium, which invites nobody.
#[tauri::command]
#[specta::specta]
pub async fn register_at_carium(console: Asking, input: CariumRegistration) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.register_at_carium(input).await?)
}

/// Keeps an invitation to Carium's own applications.
#[tauri::command]
#[specta::specta]
pub async fn invite(console: Asking, input: InviteInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.invite(input).await?)
}
