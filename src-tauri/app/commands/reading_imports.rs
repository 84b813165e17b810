//! Files of readings: the person chooses one in the desktop's own dialog; the page never hears of folders.

use clinic::views::{
    BeginReadingImport, Problem, ReadingFileView, ReadingImportInput, ReadingImportView, ReadingRefusalsPage,
};
use domain::PatientKey;

use crate::console::Asking;
use crate::files;

/// Asks which file, and says what it is and what has to be said of it; nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn look_at_reading_file(
    window: tauri::WebviewWindow,
    console: Asking,
    patient: PatientKey,
) -> Result<Option<ReadingFileView>, Problem> {
    let clinician = console.clinician().await?;
    let Some(path) = files::ask_which(&window).await else {
        return Ok(None);
    };
    Ok(Some(clinician.look_at_reading_file(&patient, &path).await?))
}

/// Begins to read the file that was looked at, as a dry run. Gives the import's id.
#[tauri::command]
#[specta::specta]
pub async fn begin_reading_import(console: Asking, input: BeginReadingImport) -> Result<String, Problem> {
    Ok(console.clinician().await?.begin_reading_import(input).await?)
}

/// The files that were brought in for a record, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn reading_imports(console: Asking, patient: PatientKey) -> Result<Vec<ReadingImportView>, Problem> {
    Ok(console.chart(&patient).await?.reading_imports(&patient).await?)
}

/// A part of the account of a file: what was refused, and why.
#[tauri::command]
#[specta::specta]
pub async fn reading_refusals(console: Asking, id: String, from: u32) -> Result<ReadingRefusalsPage, Problem> {
    Ok(console.any_chart().await?.reading_refusals(&id, from).await?)
}

/// Stops reading a file.
#[tauri::command]
#[specta::specta]
pub async fn stop_reading_import(console: Asking, id: String) -> Result<(), Problem> {
    Ok(console.clinician().await?.stop_reading_import(&id)?)
}

/// Goes on reading a file that was stopped.
#[tauri::command]
#[specta::specta]
pub async fn resume_reading_import(console: Asking, id: String) -> Result<(), Problem> {
    Ok(console.clinician().await?.resume_reading_import(&id).await?)
}

/// Lets what a file brought count.
#[tauri::command]
#[specta::specta]
pub async fn keep_reading_import(console: Asking, input: ReadingImportInput) -> Result<(), Problem> {
    Ok(console.clinician().await?.keep_reading_import(input).await?)
}

/// Throws away what was read of a file and does not count.
#[tauri::command]
#[specta::specta]
pub async fn discard_reading_import(console: Asking, id: String) -> Result<(), Problem> {
    Ok(console.clinician().await?.discard_reading_import(&id).await?)
}

/// Removes what a file brought and counts.
#[tauri::command]
#[specta::specta]
pub async fn remove_reading_import(console: Asking, input: ReadingImportInput) -> Result<(), Problem> {
    Ok(console.clinician().await?.remove_reading_import(input).await?)
}
