//! Documents of patients' records. Bytes travel as raw bodies.

use clinic::views::{AddDocumentInput, Kept, Problem, RecordDocuments};
use domain::PatientKey;
use tauri::ipc::{Request, Response};

use super::files::{bytes, input};
use crate::console::Asking;
use crate::files;

/// The documents of a record.
#[tauri::command]
#[specta::specta]
pub async fn record_documents(console: Asking, patient: PatientKey) -> Result<RecordDocuments, Problem> {
    Ok(console.member()?.record_documents(&patient).await?)
}

/// Asks where to keep a document's file and keeps it there; nothing when the person thought better of it. Gives the file's
/// name.
#[tauri::command]
#[specta::specta]
pub async fn save_document(
    window: tauri::WebviewWindow,
    console: Asking,
    patient: PatientKey,
    id: String,
) -> Result<Option<String>, Problem> {
    let fetched = console.chart(&patient).await?.fetch_document(&patient, &id).await?;
    let Some(path) = files::ask_where_any(&window, &fetched.name).await else {
        return Ok(None);
    };
    Ok(Some(files::keep(path, fetched.bytes).await?))
}

/// Keeps a file with the wish to add it to a record; its bytes are the body.
#[tauri::command]
pub async fn add_document(console: Asking, request: Request<'_>) -> Result<Kept, Problem> {
    let wanted: AddDocumentInput = input(&request)?;
    Ok(console.scheduling().await?.add_document(wanted, bytes(&request)?.to_vec()).await?)
}

/// The bytes of a document's file, for the preview. They are kept nowhere.
#[tauri::command]
pub async fn open_document(console: Asking, patient: PatientKey, id: String) -> Result<Response, Problem> {
    Ok(Response::new(console.chart(&patient).await?.fetch_document(&patient, &id).await?.bytes))
}
