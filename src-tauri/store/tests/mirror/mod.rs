//! The mirror, table by table.

mod appointments;
mod attachments;
mod devices;
mod episodes;
mod notes;
mod patients;
mod proposals;
mod reports;
mod rooms;
mod search;
mod slots;
mod webhooks;
