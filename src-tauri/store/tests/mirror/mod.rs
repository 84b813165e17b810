//! The mirror, table by table.

mod appointments;
mod attachments;
mod episodes;
mod notes;
mod patients;
mod reports;
mod rooms;
mod search;
mod slots;
mod webhooks;
