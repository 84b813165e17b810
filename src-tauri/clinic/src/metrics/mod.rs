//! What was measured: readings of every source, kept as they came and shown as they are.
//!
//! A reading belongs to the record it was told of. Whose record that is, is known by links that people confirmed and by
//! what is known of a Device Manager's ids ([`whose`]); nothing is ever moved to another record. Nothing is judged
//! normal here: without a range that a person set there is none.

mod enter;
mod glucose;
pub(crate) mod import;
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
pub(crate) use overview::observations;
#[cfg(test)]
pub(crate) use shown::received;
pub(crate) use shown::{Accounts, shown};
pub(crate) use signals::{Held, Stretch, StretchLead, stretch};
pub(crate) use whose::{Whose, whose};
