//! European Data Format and EDF+ (edfplus.info): several signals at their own rates in data records, EDF+ with the time of
//! each record and notes. Records that are missing in between (EDF+D) are lost samples. Files of 24 bits (BDF) are refused.
//!
//! There is no crate that reads it as a stream and is still looked after (seen: `edf-reader`, 2019; `edfplus` and `edf-rs`,
//! whose readers want a path).

mod file;
mod header;
mod signal;
mod tal;

pub use file::{Edf, Note};

#[cfg(test)]
mod tests;
