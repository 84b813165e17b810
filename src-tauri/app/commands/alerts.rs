//! Alerts and the ranges that raise them.

use clinic::views::{AcknowledgedAlert, AlertActInput, AlertsView, Problem, RangesView, RemoveRange, SetRange};
use domain::PatientKey;

use crate::console::Asking;

/// The worklist of alerts.
#[tauri::command]
#[specta::specta]
pub async fn alerts(console: Asking) -> Result<AlertsView, Problem> {
    Ok(console.clinician().await?.alerts().await?)
}

/// The ranges of a person, with what they were.
#[tauri::command]
#[specta::specta]
pub async fn ranges(console: Asking, patient: PatientKey) -> Result<RangesView, Problem> {
    Ok(console.chart(&patient).await?.ranges(&patient).await?)
}

/// Acknowledges an alert, or tells who was faster.
#[tauri::command]
#[specta::specta]
pub async fn acknowledge_alert(console: Asking, input: AlertActInput) -> Result<AcknowledgedAlert, Problem> {
    Ok(console.clinician().await?.acknowledge_alert(input).await?)
}

/// Adds what came of an alert that was acknowledged.
#[tauri::command]
#[specta::specta]
pub async fn remark_alert(console: Asking, input: AlertActInput) -> Result<(), Problem> {
    Ok(console.clinician().await?.remark_alert(input).await?)
}

/// Sets a range for a person.
#[tauri::command]
#[specta::specta]
pub async fn set_range(console: Asking, input: SetRange) -> Result<(), Problem> {
    Ok(console.clinician().await?.set_range(input).await?)
}

/// Removes a range of a person.
#[tauri::command]
#[specta::specta]
pub async fn remove_range(console: Asking, input: RemoveRange) -> Result<(), Problem> {
    Ok(console.clinician().await?.remove_range(input).await?)
}
