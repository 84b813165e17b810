//! Files that hold readings: an Apple Health export, tables of glucose sensors and plain tables, deliveries in JSON.
//!
//! A file is read as a stream, in memory that does not grow with it. Nothing in it is believed: sizes are counted, not
//! read; texts are bounded; entities are never expanded; a ZIP inside a ZIP is not followed. Nothing in it is dropped in
//! silence: every record ends as a reading, as a refusal with its place and reason, or in a count by its kind. And nothing
//! is guessed: a number without a unit has none, and a wall time is read in the zone and order that a person named.
//!
//! This crate knows no store and no vendor, and reads no clock. It refuses to say what is normal, to convert, and to put
//! values, names or birth dates into errors or `Debug` output.

pub mod apple;
mod bounds;
mod broken;
pub mod delivery;
mod found;
mod left_out;
mod number;
mod place;
mod reader;
mod seen;
#[cfg(feature = "synth")]
pub mod synth;
pub mod table;
mod window;

pub use apple::AppleHealth;
pub use bounds::Bounds;
pub use broken::{Broken, Fault};
pub use delivery::Delivery;
pub use found::{EcgEntry, Found, Refusal, Why};
pub use place::{Checkpoint, Place};
pub use reader::Reader;
pub use table::Table;
