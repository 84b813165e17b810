//! The simulated Carium organisation over real HTTP, operation by operation and fault by fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod appointments;
mod control;
mod documents;
mod faults;
mod gate;
mod login;
mod look_ups;
mod movement;
mod patients;
mod seeding;
mod tenant;
