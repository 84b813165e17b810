//! Carium, over its simulator: booked, moved and cancelled once, whatever happens on the way.

mod booking;
mod faults;
mod log_in;
mod refusals;
mod support;
