//! The mirror, table by table.

mod appointments;
mod attachments;
mod patients;
mod rooms;
mod search;
mod slots;
