//! Alerts and the ranges that raise them.

use clinic::views::{AcknowledgedAlert, AlertActInput, AlertsView, Problem, RangesView, RemoveRange, SetRange};
use domain::PatientKey;
use tauri::State;

use crate::console::Console;

/// The worklist of alerts.
#[tauri::command]
#[specta::specta]
pub async fn alerts(console: State<'_, Console>) -> Result<AlertsView, Problem> {
    Ok(console.clinician()?.alerts().await?)
}

/// The ranges of a person, with what they were.
#[tauri::command]
#[specta::specta]
pub async fn ranges(console: State<'_, Console>, patient: PatientKey) -> Result<RangesView, Problem> {
    Ok(console.chart(&patient)?.ranges(&patient).await?)
}

/// Acknowledges an alert, or tells who was faster.
#[tauri::command]
#[specta::specta]
pub async fn acknowledge_alert(
    console: State<'_, Console>,
    input: AlertActInput,
) -> Result<AcknowledgedAlert, Problem> {
    Ok(console.clinician()?.acknowledge_alert(input).await?)
}

/// Adds what came of an alert that was acknowledged.
#[tauri::command]
#[specta::specta]
pub async fn remark_alert(console: State<'_, Console>, input: AlertActInput) -> Result<(), Problem> {
    Ok(console.clinician()?.remark_alert(input).await?)
}

/// Sets a range for a person.
#[tauri::command]
#[specta::specta]
pub async fn set_range(console: State<'_, Console>, input: SetRange) -> Result<(), Problem> {
    Ok(console.clinician()?.set_range(input).await?)
}

/// Removes a range of a person.
#[tauri::command]
#[specta::specta]
pub async fn remove_range(console: State<'_, Console>, input: RemoveRange) -> Result<(), Problem> {
    Ok(console.clinician()?.remove_range(input).await?)
}
