//! The mirror, table by table.

mod appointments;
mod episodes;
mod attachments;
mod patients;
mod reports;
mod rooms;
mod search;
mod slots;
mod webhooks;
