//! Files of visits. Bytes travel as raw bodies: a 5 MiB file as JSON would take seconds.

use clinic::views::{AttachInput, Code, DeleteFileInput, FileCheck, Kept, Problem, VisitFiles};
use domain::{IntentId, VisitId};
use tauri::ipc::{InvokeBody, Request, Response};

use crate::console::Asking;

/// Carries what goes with the bytes: `input=` and percent-encoded JSON, since a header holds ASCII alone. It never leaves
/// this process.
const INPUT: &str = "anteroom-input";

/// The files of a visit.
#[tauri::command]
#[specta::specta]
pub async fn visit_files(console: Asking, visit: VisitId) -> Result<VisitFiles, Problem> {
    Ok(console.member()?.visit_files(&visit).await?)
}

/// Keeps the wish to delete a file of a visit.
#[tauri::command]
#[specta::specta]
pub async fn delete_file(console: Asking, input: DeleteFileInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.delete_file(input).await?)
}

/// Takes an upload back, or stops it while it is under way.
#[tauri::command]
#[specta::specta]
pub async fn stop_upload(console: Asking, intent: IntentId) -> Result<(), Problem> {
    Ok(console.scheduling().await?.stop_upload(&intent).await?)
}

/// Destroys the clinic's own copy of a file.
#[tauri::command]
#[specta::specta]
pub async fn destroy_copy(console: Asking, id: String) -> Result<(), Problem> {
    Ok(console.scheduling().await?.destroy_copy(&id).await?)
}

/// Looks at a file before anything is decided; its bytes are the body.
#[tauri::command]
pub async fn check_file(console: Asking, request: Request<'_>) -> Result<FileCheck, Problem> {
    Ok(console.scheduling().await?.check_file(bytes(&request)?)?)
}

/// Keeps a file with the wish to attach it; its bytes are the body.
#[tauri::command]
pub async fn attach_file(console: Asking, request: Request<'_>) -> Result<Kept, Problem> {
    let input: AttachInput = input(&request)?;
    Ok(console.scheduling().await?.attach_file(input, bytes(&request)?.to_vec()).await?)
}

/// The bytes of the clinic's own copy.
#[tauri::command]
pub async fn open_copy(console: Asking, id: String) -> Result<Response, Problem> {
    Ok(Response::new(console.any_chart().await?.open_copy(&id).await?))
}

pub(super) fn bytes<'a>(request: &'a Request<'_>) -> Result<&'a [u8], Problem> {
    match request.body() {
        InvokeBody::Raw(bytes) => Ok(bytes),
        InvokeBody::Json(_) => Err(malformed("the body is not raw")),
    }
}

pub(super) fn input<T: serde::de::DeserializeOwned>(request: &Request<'_>) -> Result<T, Problem> {
    let header = request.headers().get(INPUT).ok_or_else(|| malformed("there is no input"))?;
    let (_, text) = url::form_urlencoded::parse(header.as_bytes())
        .find(|(name, _)| name == "input")
        .ok_or_else(|| malformed("there is no input"))?;
    // Its own words could repeat a value.
    serde_json::from_str(&text).map_err(|_| malformed("the input is not what is expected"))
}

fn malformed(what: &str) -> Problem {
    Problem {
        code: Code::Invalid,
        what: "malformed".to_owned(),
        message: format!("The page asked in a way that is not understood: {what}. Nothing was kept."),
        field: None,
        detail: None,
    }
}
