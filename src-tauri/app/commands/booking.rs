//! Booking, moving and cancelling visits. Each is kept as an intent and answered at once.

use clinic::views::{
    BookInput, BookingDay, BookingDayQuery, CancelInput, Kept, Problem, ReasonsInput, RescheduleInput,
};
use tauri::State;

use crate::console::Console;

/// One day of every room.
#[tauri::command]
#[specta::specta]
pub async fn booking_day(console: State<'_, Console>, query: BookingDayQuery) -> Result<BookingDay, Problem> {
    Ok(console.member()?.booking_day(&query).await?)
}

/// Keeps a booking.
#[tauri::command]
#[specta::specta]
pub async fn book(console: State<'_, Console>, input: BookInput) -> Result<Kept, Problem> {
    Ok(console.scheduling()?.book(input).await?)
}

/// Keeps a change of time or length.
#[tauri::command]
#[specta::specta]
pub async fn reschedule(console: State<'_, Console>, input: RescheduleInput) -> Result<Kept, Problem> {
    Ok(console.scheduling()?.reschedule(input).await?)
}

/// Keeps a change of reasons.
#[tauri::command]
#[specta::specta]
pub async fn change_reasons(console: State<'_, Console>, input: ReasonsInput) -> Result<Kept, Problem> {
    Ok(console.scheduling()?.change_reasons(input).await?)
}

/// Keeps a cancellation.
#[tauri::command]
#[specta::specta]
pub async fn cancel(console: State<'_, Console>, input: CancelInput) -> Result<Kept, Problem> {
    Ok(console.scheduling()?.cancel(input).await?)
}
