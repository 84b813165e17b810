//! Reports.

use clinic::views::{DumpInput, Problem, ReportQuery, ReportWindow, ReportsView};
use domain::ReportId;
use tauri::State;

use crate::console::Console;

/// Every report that was asked for.
#[tauri::command]
#[specta::specta]
pub async fn reports(console: State<'_, Console>) -> Result<ReportsView, Problem> {
    Ok(console.administrator()?.reports().await?)
}

/// A window of the rows of a report.
#[tauri::command]
#[specta::specta]
pub async fn report_rows(console: State<'_, Console>, query: ReportQuery) -> Result<ReportWindow, Problem> {
    Ok(console.administrator()?.report_rows(query).await?)
}

/// Asks for the CSV report of a range of days.
#[tauri::command]
#[specta::specta]
pub async fn read_report(console: State<'_, Console>, input: DumpInput) -> Result<ReportId, Problem> {
    Ok(console.administrator()?.read_report(input).await?)
}

/// Tries again what came to nothing, or fetches a table anew.
#[tauri::command]
#[specta::specta]
pub async fn fetch_report_again(console: State<'_, Console>, id: ReportId) -> Result<(), Problem> {
    Ok(console.administrator()?.fetch_report_again(&id).await?)
}

/// Removes a report from this console.
#[tauri::command]
#[specta::specta]
pub async fn remove_report(console: State<'_, Console>, id: ReportId) -> Result<(), Problem> {
    Ok(console.administrator()?.remove_report(&id).await?)
}
