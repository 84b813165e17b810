//! Recordings, mostly electrocardiograms: the list, opening one, and its columns and beats, which travel as bytes.

use clinic::views::{BeatsAsked, ColumnsAsked, OpenedRecording, Problem, RecordingAsked, RecordingsView};
use domain::PatientKey;
use tauri::ipc::Response;

use crate::console::Asking;

/// What was recorded of a person.
#[tauri::command]
#[specta::specta]
pub async fn recordings(console: Asking, patient: PatientKey) -> Result<RecordingsView, Problem> {
    Ok(console.chart(&patient).await?.recordings(&patient).await?)
}

/// Opens a recording; the audit tells who did.
#[tauri::command]
#[specta::specta]
pub async fn open_recording(console: Asking, asked: RecordingAsked) -> Result<OpenedRecording, Problem> {
    Ok(console.chart(&asked.patient).await?.open_recording(&asked).await?)
}

/// Lets go of a recording that was looked at.
#[tauri::command]
#[specta::specta]
pub async fn close_recording(console: Asking, recording: String) -> Result<(), Problem> {
    console.any_chart().await?.close_recording(&recording).await;
    Ok(())
}

/// The least and the greatest of each pixel column of a lead.
#[tauri::command]
pub async fn recording_columns(console: Asking, asked: ColumnsAsked) -> Result<Response, Problem> {
    Ok(Response::new(console.chart(&asked.patient).await?.recording_columns(&asked).await?))
}

/// The R waves of a lead.
#[tauri::command]
pub async fn recording_beats(console: Asking, asked: BeatsAsked) -> Result<Response, Problem> {
    Ok(Response::new(console.chart(&asked.patient).await?.recording_beats(&asked).await?))
}
