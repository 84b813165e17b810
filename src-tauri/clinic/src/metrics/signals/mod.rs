//! Recordings of a person, mostly electrocardiograms: the list, the one that is looked at, its pixel columns, its beats,
//! and a stretch of it for paper.
//!
//! Opening a recording is reading a chart, and the audit tells who did. Its samples are given to nobody who has not opened
//! it, and every question for them is asked under a record whose recording it is. Nothing here names a rhythm or calls
//! anything normal.

mod beats;
mod columns;
mod held;
mod list;
mod open;
mod same;
mod samples;
mod stretch;
mod view;

pub(crate) use held::Held;
pub(crate) use same::{Same, together};
pub(crate) use samples::samples;
pub(crate) use stretch::{Stretch, StretchLead, stretch};
pub(crate) use view::{marks, seconds};
