//! Booking: a day of schedules, and what is kept to be sent.

mod book;
mod change;
mod day;
mod offer_slot;
pub(crate) mod overlap;
mod place;
mod schedules;
mod slots;
mod wall_time;

pub(crate) use offer_slot::was_offered;
