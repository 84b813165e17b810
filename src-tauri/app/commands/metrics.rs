//! Readings: what there is, the table, and what is drawn, which travels as bytes.

use clinic::views::{EnterReading, EnteredReading, GlucoseView, MetricsView, Problem, ReadingsPage, SeriesAsked};
use domain::PatientKey;
use domain::glucose::Population;
use tauri::State;
use tauri::ipc::Response;

use crate::console::Console;

/// The metrics of a person.
#[tauri::command]
#[specta::specta]
pub async fn metrics(console: State<'_, Console>, patient: PatientKey) -> Result<MetricsView, Problem> {
    Ok(console.chart(&patient)?.metrics(&patient).await?)
}

/// A part of the table of a metric, newest first.
#[tauri::command]
#[specta::specta]
pub async fn readings(console: State<'_, Console>, asked: SeriesAsked) -> Result<ReadingsPage, Problem> {
    Ok(console.chart(&asked.patient)?.readings(&asked).await?)
}

/// A part of the readings of a metric that no graph shows, newest first.
#[tauri::command]
#[specta::specta]
pub async fn undrawn_readings(console: State<'_, Console>, asked: SeriesAsked) -> Result<ReadingsPage, Problem> {
    Ok(console.chart(&asked.patient)?.undrawn_readings(&asked).await?)
}

/// A sensor's glucose over the last days; nothing where there is none.
#[tauri::command]
#[specta::specta]
pub async fn glucose(
    console: State<'_, Console>,
    patient: PatientKey,
    days: u32,
    population: Option<Population>,
) -> Result<Option<GlucoseView>, Problem> {
    Ok(console.chart(&patient)?.glucose(&patient, days, population).await?)
}

/// Keeps a reading that a person typed in, or tells what has to be asked first.
#[tauri::command]
#[specta::specta]
pub async fn enter_reading(console: State<'_, Console>, input: EnterReading) -> Result<EnteredReading, Problem> {
    Ok(console.clinician()?.enter_reading(input).await?)
}

/// The readings of a metric as they are drawn: columns of numbers.
#[tauri::command]
pub async fn metric_series(console: State<'_, Console>, asked: SeriesAsked) -> Result<Response, Problem> {
    Ok(Response::new(console.chart(&asked.patient)?.series(&asked).await?))
}
