//! Patients, visits, links, rooms, slots and context links against the bodies that Solo's document shows: what is sent
//! to the last header, and what is made of the answer.
//!
//! Every body here is written by hand from the document, whose own JSON is not valid. The people are its invented ones.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bodies;
mod bookings;
mod certainty;
mod changes;
mod envelopes;
mod exchange;
mod linking;
mod links;
mod patients;
mod patients_written;
mod rooms;
mod slots;
mod tolerance;
mod visits;
