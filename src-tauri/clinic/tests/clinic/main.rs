//! The use cases, over a temporary encrypted store and the Solo simulator on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod backups;
mod board;
mod booking;
mod faults;
mod joining;
mod note_sending;
mod notes;
mod paper;
mod roles;
mod snippets;
mod support;
