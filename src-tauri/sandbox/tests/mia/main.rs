//! The simulated Device Manager over real HTTP: what it refuses, and what it leaves to time.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod gate;
mod ingest;
mod lists;
mod movement;
mod tenant;
