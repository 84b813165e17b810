//! Readings that are sent to a vendor.

use clinic::views::{Kept, Problem, SubmissionsView, SubmitReadingsInput, SubmittableAsked, SubmittableView};
use domain::PatientKey;

use crate::console::Asking;

/// Where a person's readings can be sent.
#[tauri::command]
#[specta::specta]
pub async fn submissions(console: Asking, patient: PatientKey) -> Result<SubmissionsView, Problem> {
    Ok(console.chart(&patient).await?.submissions(&patient).await?)
}

/// The newest readings of a metric, as they would be sent.
#[tauri::command]
#[specta::specta]
pub async fn submittable(console: Asking, asked: SubmittableAsked) -> Result<SubmittableView, Problem> {
    Ok(console.chart(&asked.patient).await?.submittable(&asked).await?)
}

/// Keeps readings to be sent, all or none.
#[tauri::command]
#[specta::specta]
pub async fn submit_readings(console: Asking, input: SubmitReadingsInput) -> Result<Vec<Kept>, Problem> {
    Ok(console.clinician().await?.submit_readings(input).await?)
}
