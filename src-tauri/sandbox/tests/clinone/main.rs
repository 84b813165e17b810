//! The ClinOne simulator over plain HTTP: what it judges, beyond what a well-behaved client ever sends.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod gate;
mod judging;
mod seeding;
mod tenant;
