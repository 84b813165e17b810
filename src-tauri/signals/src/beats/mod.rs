//! Heart beats: where the R waves are, how far apart, and what a QT interval is when corrected for the rate.
//!
//! This marks beats for a clinician to look at. It names no rhythm, calls nothing normal, and says nothing about a stretch
//! in which samples were lost.

mod detect;
mod intervals;
mod qtc;
mod search;
mod shaped;

pub use detect::{RPeaks, r_peaks};
pub use intervals::{Intervals, intervals};
pub use qtc::{Formula, qtc_ms};

/// A beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    /// Where its R wave is: a sample, from 0.
    pub at: u64,
    /// Whether the beat before it is the one before it in the heart too: false after lost samples, and for the first.
    pub follows: bool,
}
