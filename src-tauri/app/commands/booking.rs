//! Booking, moving and cancelling visits. Each is kept as an intent and answered at once.

use clinic::views::{
    BookInput, BookingDay, BookingDayQuery, CancelInput, Kept, OfferSlotInput, OtherVisit, OverlapQuery, Problem,
    ReasonsInput, RescheduleInput, WallTime,
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

/// Keeps the wish to offer a slot.
#[tauri::command]
#[specta::specta]
pub async fn offer_slot(console: State<'_, Console>, input: OfferSlotInput) -> Result<Kept, Problem> {
    Ok(console.scheduling()?.offer_slot(input).await?)
}

/// The visits that would overlap a visit at another time.
#[tauri::command]
#[specta::specta]
pub async fn overlaps(console: State<'_, Console>, query: OverlapQuery) -> Result<Vec<OtherVisit>, Problem> {
    Ok(console.member()?.overlaps(&query).await?)
}

/// What a time on a clock means; on the clinic's when no zone is given.
#[tauri::command]
#[specta::specta]
pub async fn wall_time(
    console: State<'_, Console>,
    day: String,
    time: String,
    zone: Option<String>,
) -> Result<WallTime, Problem> {
    Ok(console.member()?.wall_time(&day, &time, zone.as_deref()).await?)
}
