//! The ledger, table by table.

mod alerts;
mod audit;
mod connections;
mod consents;
mod documents;
mod drift;
mod front_desk_notes;
mod identity_links;
mod intents;
mod known_appointments;
mod known_people;
mod note_drafts;
mod reading_imports;
mod readings;
mod reports;
mod settings;
mod signals;
mod status_log;
mod transaction;
mod typed_drafts;
mod users;
mod webhook_inbox;
