//! Carium's operations against the bodies that its document shows: what is sent to the last header, and what is made of
//! the answer.
//!
//! Every body here is written by hand from the document; what it does not show is written as the assumptions have it.
//! The people are its invented ones.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod appointments;
mod bodies;
mod certainty;
mod documents;
mod exchange;
mod log_in;
mod organization;
mod pages;
mod patients;
mod privacy;
mod renewal;
mod tolerance;
mod uploads;
