//! The mirror, table by table.

mod appointments;
mod patients;
mod reports;
mod rooms;
mod search;
mod slots;
