//! Readings: what there is, the table, and what is drawn, which travels as bytes.

use clinic::views::{EnterReading, EnteredReading, GlucoseView, MetricsView, Problem, ReadingsPage, SeriesAsked};
use domain::PatientKey;
use domain::glucose::Population;
use tauri::ipc::Response;

use crate::console::Asking;

/// The metrics of a person.
#[tauri::command]
#[specta::specta]
pub async fn metrics(console: Asking, patient: PatientKey) -> Result<MetricsView, Problem> {
    Ok(console.chart(&patient).await?.metrics(&patient).await?)
}

/// A part of the table of a metric, newest first.
#[tauri::command]
#[specta::specta]
pub async fn readings(console: Asking, asked: SeriesAsked) -> Result<ReadingsPage, Problem> {
    Ok(console.chart(&asked.patient).await?.readings(&asked).await?)
}

/// A part of the readings of a metric that no graph shows, newest first.
#[tauri::command]
#[specta::specta]
pub async fn undrawn_readings(console: Asking, asked: SeriesAsked) -> Result<ReadingsPage, Problem> {
    Ok(console.chart(&asked.patient).await?.undrawn_readings(&asked).await?)
}

/// A sensor's glucose over the last days; nothing where there is none.
#[tauri::command]
#[specta::specta]
pub async fn glucose(
    console: Asking,
    patient: PatientKey,
    days: u32,
    population: Option<Population>,
) -> Result<Option<GlucoseView>, Problem> {
    Ok(console.chart(&patient).await?.glucose(&patient, days, population).await?)
}

/// Keeps a reading that a person typed in, or tells what has to be asked first.
#[tauri::command]
#[specta::specta]
pub async fn enter_reading(console: Asking, input: EnterReading) -> Result<EnteredReading, Problem> {
    Ok(console.clinician().await?.enter_reading(input).await?)
}

/// The readings of a metric as they are drawn: columns of numbers.
#[tauri::command]
pub async fn metric_series(console: Asking, asked: SeriesAsked) -> Result<Response, Problem> {
    Ok(Response::new(console.chart(&asked.patient).await?.series(&asked).await?))
}
