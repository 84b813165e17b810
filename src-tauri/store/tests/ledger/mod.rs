//! The ledger, table by table.

mod audit;
mod connections;
mod documents;
mod drift;
mod front_desk_notes;
mod intents;
mod known_appointments;
mod known_people;
mod note_drafts;
mod reports;
mod settings;
mod status_log;
mod transaction;
mod webhook_inbox;
