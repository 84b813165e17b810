//! What was measured: readings of every source, kept as they came and shown as they are.
//!
//! A reading belongs to the record it was told of. Whose record that is, is known by links that people confirmed and by
//! what is known of a Device Manager's ids ([`whose`]); nothing is ever moved to another record. Nothing is judged
//! normal here: without a range that a person set there is none.

mod enter;
mod glucose;
mod keep;
mod mia;
mod overview;
mod series;
mod shown;
mod signals;
pub(crate) mod submit;
mod table;
mod undrawn;
mod whose;

pub(crate) use keep::keep;
pub(crate) use mia::Gathered;
pub(crate) use signals::{Held, Stretch, StretchLead, stretch};
