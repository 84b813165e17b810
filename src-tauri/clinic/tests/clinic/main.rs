//! The use cases, over a temporary encrypted store and the Solo simulator on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod backups;
mod board;
mod booking;
mod care;
mod deciding;
mod drift;
mod episodes;
mod episodes_faults;
mod faults;
mod files;
mod forms;
mod importing;
mod joining;
mod note_sending;
mod notes;
mod paper;
mod records;
mod registering;
mod report_orders;
mod reports;
mod roles;
mod searching;
mod snippets;
mod support;
mod webhooks;
