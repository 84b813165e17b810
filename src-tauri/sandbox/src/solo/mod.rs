//! The Solo surface: its routes, and one judge per operation.
//!
//! A judge reads the request and the state and rules: a refusal, an answer, or a commit that has yet to happen. It
//! changes nothing itself, so that a fault can stand between the ruling and the commit.

mod answer;
mod appointments;
mod assistance;
mod attachments;
mod call;
mod csv_report;
mod documents;
mod encounter_reports;
mod episodes;
mod fields;
mod linking;
mod links;
mod notes;
mod operations;
mod patient_rules;
mod patients;
mod perfect_answer;
mod rooms;
mod routes;
mod webhooks;

pub(crate) use answer::Answer;
pub(crate) use call::{Account, Call, Commit, Ruling, Verdict};
pub use operations::operations;
pub(crate) use operations::{Operation, Payload};
pub(crate) use routes::{Route, Routes};
