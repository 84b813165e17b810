//! Booking: a day of rooms, and what is kept to be sent.

mod book;
mod change;
mod day;
mod slots;
