//! Readings that are sent to a vendor.

use clinic::views::{Kept, Problem, SubmissionsView, SubmitReadingsInput, SubmittableAsked, SubmittableView};
use domain::PatientKey;
use tauri::State;

use crate::console::Console;

/// Where a person's readings can be sent.
#[tauri::command]
#[specta::specta]
pub async fn submissions(console: State<'_, Console>, patient: PatientKey) -> Result<SubmissionsView, Problem> {
    Ok(console.chart(&patient)?.submissions(&patient).await?)
}

/// The newest readings of a metric, as they would be sent.
#[tauri::command]
#[specta::specta]
pub async fn submittable(console: State<'_, Console>, asked: SubmittableAsked) -> Result<SubmittableView, Problem> {
    Ok(console.chart(&asked.patient)?.submittable(&asked).await?)
}

/// Keeps readings to be sent, all or none.
#[tauri::command]
#[specta::specta]
pub async fn submit_readings(console: State<'_, Console>, input: SubmitReadingsInput) -> Result<Vec<Kept>, Problem> {
    Ok(console.clinician()?.submit_readings(input).await?)
}
