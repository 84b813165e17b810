//! The mirror, table by table.

mod appointments;
mod patients;
mod rooms;
mod search;
mod slots;
mod webhooks;
