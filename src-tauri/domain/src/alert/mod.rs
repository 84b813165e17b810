//! Thresholds that a clinician set for one patient, and what becomes of them when readings come.
//!
//! Everything here is a pure function of the readings, in the order in which they were taken: whatever the order in which
//! they arrived, and however often they are looked at, the same alerts stand. What cannot be judged is left out and its
//! reason is told; it is never taken for a reading that is within.

mod limit;
mod machine;
mod outcome;
mod threshold;
mod unjudged;
mod watch;

pub use limit::Limit;
pub use outcome::AlertOutcome;
pub use threshold::{AlertLevel, AlertSide, Limits, Patience, ReadingPart, Threshold, ThresholdFault};
pub use unjudged::{TOO_OLD, Unjudged};
pub use watch::{Begun, Ending, Episode, Standing, Terms, Watched, watch};
