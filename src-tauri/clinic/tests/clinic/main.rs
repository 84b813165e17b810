//! The use cases, over a temporary encrypted store and the Solo simulator on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod backups;
mod board;
mod booking;
mod care;
mod faults;
mod files;
mod forms;
mod joining;
mod paper;
mod roles;
mod support;
