//! Booking, moving and cancelling visits. Each is kept as an intent and answered at once.

use clinic::views::{
    BookInput, BookingDay, BookingDayQuery, CancelInput, Kept, OfferSlotInput, OtherVisit, OverlapQuery, Problem,
    ReasonsInput, RescheduleInput, WallTime,
};

use crate::console::Asking;

/// One day of every room.
#[tauri::command]
#[specta::specta]
pub async fn booking_day(console: Asking, query: BookingDayQuery) -> Result<BookingDay, Problem> {
    Ok(console.member()?.booking_day(&query).await?)
}

/// Keeps a booking.
#[tauri::command]
#[specta::specta]
pub async fn book(console: Asking, input: BookInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.book(input).await?)
}

/// Keeps a change of time or length.
#[tauri::command]
#[specta::specta]
pub async fn reschedule(console: Asking, input: RescheduleInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.reschedule(input).await?)
}

/// Keeps a change of reasons.
#[tauri::command]
#[specta::specta]
pub async fn change_reasons(console: Asking, input: ReasonsInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.change_reasons(input).await?)
}

/// Keeps a cancellation.
#[tauri::command]
#[specta::specta]
pub async fn cancel(console: Asking, input: CancelInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.cancel(input).await?)
}

/// Keeps the wish to offer a slot.
#[tauri::command]
#[specta::specta]
pub async fn offer_slot(console: Asking, input: OfferSlotInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.offer_slot(input).await?)
}

/// The visits that would overlap a visit at another time.
#[tauri::command]
#[specta::specta]
pub async fn overlaps(console: Asking, query: OverlapQuery) -> Result<Vec<OtherVisit>, Problem> {
    Ok(console.member()?.overlaps(&query).await?)
}

/// What a time on a clock means; on the clinic's when no zone is given.
#[tauri::command]
#[specta::specta]
pub async fn wall_time(console: Asking, day: String, time: String, zone: Option<String>) -> Result<WallTime, Problem> {
    Ok(console.member()?.wall_time(&day, &time, zone.as_deref()).await?)
}
