//! The ledger, table by table.

mod audit;
mod connections;
mod documents;
mod front_desk_notes;
mod intents;
mod known_appointments;
mod settings;
mod status_log;
mod transaction;
