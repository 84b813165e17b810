//! Forms, and the patient documents that they become.

use clinic::views::{Fact, FormInput, FormView, Kept, PatientDocuments, Problem, SendDocumentInput};
use domain::{IntentId, PatientKey};

use crate::console::Asking;

/// Every form.
#[tauri::command]
#[specta::specta]
pub async fn forms(console: Asking) -> Result<Vec<FormView>, Problem> {
    Ok(console.member()?.forms().await?)
}

/// Keeps a form.
#[tauri::command]
#[specta::specta]
pub async fn save_form(console: Asking, form: FormInput) -> Result<(), Problem> {
    Ok(console.administrator().await?.save_form(form).await?)
}

/// Removes a form.
#[tauri::command]
#[specta::specta]
pub async fn remove_form(console: Asking, id: String) -> Result<(), Problem> {
    Ok(console.administrator().await?.remove_form(&id).await?)
}

/// The documents of a patient that were sent from here.
#[tauri::command]
#[specta::specta]
pub async fn patient_documents(console: Asking, key: PatientKey) -> Result<PatientDocuments, Problem> {
    Ok(console.member()?.patient_documents(&key).await?)
}

/// Keeps a filled form with the wish to add it to a patient's record.
#[tauri::command]
#[specta::specta]
pub async fn send_document(console: Asking, input: SendDocumentInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.send_document(input).await?)
}

/// What was answered in a document that was sent from here.
#[tauri::command]
#[specta::specta]
pub async fn sent_answers(console: Asking, document: IntentId) -> Result<Vec<Fact>, Problem> {
    Ok(console.any_chart().await?.sent_answers(&document).await?)
}
