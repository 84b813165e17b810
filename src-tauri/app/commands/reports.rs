//! Reports.

use clinic::views::{
    DumpInput, Kept, OrderReportInput, Problem, ReportFaults, ReportPictures, ReportQuery, ReportWindow, ReportsView,
    SavedReport,
};
use domain::ReportId;

use crate::console::Asking;
use crate::files;

/// Every report that was asked for.
#[tauri::command]
#[specta::specta]
pub async fn reports(console: Asking) -> Result<ReportsView, Problem> {
    Ok(console.administrator().await?.reports().await?)
}

/// A window of the rows of a report.
#[tauri::command]
#[specta::specta]
pub async fn report_rows(console: Asking, query: ReportQuery) -> Result<ReportWindow, Problem> {
    Ok(console.administrator().await?.report_rows(query).await?)
}

/// Asks for the CSV report of a range of days.
#[tauri::command]
#[specta::specta]
pub async fn read_report(console: Asking, input: DumpInput) -> Result<ReportId, Problem> {
    Ok(console.administrator().await?.read_report(input).await?)
}

/// Tries again what came to nothing, or fetches a table anew.
#[tauri::command]
#[specta::specta]
pub async fn fetch_report_again(console: Asking, id: ReportId) -> Result<(), Problem> {
    Ok(console.administrator().await?.fetch_report_again(&id).await?)
}

/// Removes a report from this console.
#[tauri::command]
#[specta::specta]
pub async fn remove_report(console: Asking, id: ReportId) -> Result<(), Problem> {
    Ok(console.administrator().await?.remove_report(&id).await?)
}

/// Orders an encounter report.
#[tauri::command]
#[specta::specta]
pub async fn order_report(console: Asking, input: OrderReportInput) -> Result<Kept, Problem> {
    Ok(console.administrator().await?.order_report(input).await?)
}

/// Tries another password on a report's file.
#[tauri::command]
#[specta::specta]
pub async fn unlock_report(console: Asking, id: ReportId, password: String) -> Result<(), Problem> {
    Ok(console.administrator().await?.unlock_report(&id, password).await?)
}

/// The password that is kept for a report's file.
#[tauri::command]
#[specta::specta]
pub async fn report_password(console: Asking, id: ReportId) -> Result<String, Problem> {
    Ok(console.administrator().await?.report_password(&id).await?)
}

/// The lines of a report's file that are not in its table.
#[tauri::command]
#[specta::specta]
pub async fn report_faults(console: Asking, id: ReportId) -> Result<ReportFaults, Problem> {
    Ok(console.administrator().await?.report_faults(&id).await?)
}

/// Asks where to keep the rows of a question as a CSV file, and keeps them there; nothing when the person thought better
/// of it.
#[tauri::command]
#[specta::specta]
pub async fn export_report(
    window: tauri::WebviewWindow,
    console: Asking,
    query: ReportQuery,
) -> Result<Option<SavedReport>, Problem> {
    let export = console.administrator().await?.export_report(query).await?;
    let Some(path) = files::ask_where(&window, export.file_name(), "CSV").await else {
        return Ok(None);
    };
    let exported = export.leave().await?;
    let file = files::keep(path, exported.bytes).await?;
    Ok(Some(SavedReport { file, rows: exported.rows, guarded: exported.guarded }))
}

/// Pictures beside a report's table.
#[tauri::command]
#[specta::specta]
pub async fn report_pictures(console: Asking, id: ReportId) -> Result<ReportPictures, Problem> {
    Ok(console.administrator().await?.report_pictures(&id).await?)
}
