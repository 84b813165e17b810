//! The simulated Solo tenant over real HTTP, operation by operation and fault by fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod appointments;
mod assistance;
mod attachments;
mod control;
mod documents;
mod episodes;
mod faults;
mod gate;
mod linking;
mod links;
mod movement;
mod notes;
mod patients;
mod perfect_answer;
mod reports;
mod rooms;
mod seeding;
mod tenant;
mod webhooks;
