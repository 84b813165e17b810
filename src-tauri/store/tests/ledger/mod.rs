//! The ledger, table by table.

mod audit;
mod connections;
mod front_desk_notes;
mod intents;
mod known_appointments;
mod note_drafts;
mod settings;
mod status_log;
mod transaction;
