//! The mirror, table by table.

mod appointments;
mod notes;
mod patients;
mod rooms;
mod search;
mod slots;
