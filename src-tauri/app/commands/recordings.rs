//! Recordings, mostly electrocardiograms: the list, opening one, and its columns and beats, which travel as bytes.

use clinic::views::{BeatsAsked, ColumnsAsked, OpenedRecording, Problem, RecordingAsked, RecordingsView};
use domain::PatientKey;
use tauri::State;
use tauri::ipc::Response;

use crate::console::Console;

/// What was recorded of a person.
#[tauri::command]
#[specta::specta]
pub async fn recordings(console: State<'_, Console>, patient: PatientKey) -> Result<RecordingsView, Problem> {
    Ok(console.chart(&patient)?.recordings(&patient).await?)
}

/// Opens a recording; the audit tells who did.
#[tauri::command]
#[specta::specta]
pub async fn open_recording(console: State<'_, Console>, asked: RecordingAsked) -> Result<OpenedRecording, Problem> {
    Ok(console.chart(&asked.patient)?.open_recording(&asked).await?)
}

/// Lets go of a recording that was looked at.
#[tauri::command]
#[specta::specta]
pub async fn close_recording(console: State<'_, Console>, recording: String) -> Result<(), Problem> {
    console.any_chart()?.close_recording(&recording).await;
    Ok(())
}

/// The least and the greatest of each pixel column of a lead.
#[tauri::command]
pub async fn recording_columns(console: State<'_, Console>, asked: ColumnsAsked) -> Result<Response, Problem> {
    Ok(Response::new(console.chart(&asked.patient)?.recording_columns(&asked).await?))
}

/// The R waves of a lead.
#[tauri::command]
pub async fn recording_beats(console: State<'_, Console>, asked: BeatsAsked) -> Result<Response, Problem> {
    Ok(Response::new(console.chart(&asked.patient)?.recording_beats(&asked).await?))
}
