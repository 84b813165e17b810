//! Teladoc Health Solo: its routes, one judge per operation, its state and its invented clinic.
//!
//! A judge reads the request and the state and rules: a refusal, an answer, or a commit that has yet to happen. It
//! changes nothing itself, so that a fault can stand between the ruling and the commit.

mod appointments;
mod assistance;
mod attachments;
mod call;
mod control;
mod control_http;
mod control_notes;
mod csv_report;
mod delivery;
mod documents;
mod encounter_reports;
mod episodes;
mod fields;
mod linking;
mod links;
mod notes;
mod operations;
mod options;
mod patient_rules;
mod patients;
mod perfect_answer;
mod refusal;
mod rooms;
mod sealed;
mod seed;
mod simulator;
mod state;
mod surface;
mod webhooks;

pub use control::Control;
pub use delivery::Delivered;
pub use operations::{BOOKINGS, operations};
pub use options::SimulatorOptions;
pub use simulator::Simulator;
#[cfg(test)]
pub(crate) use surface::Account;
