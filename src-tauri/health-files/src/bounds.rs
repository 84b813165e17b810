//! Between which times a reading can lie.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use domain::observation::{Effective, mark};

use crate::found::Why;

/// What the caller knows of the time and of the patient. What it does not tell is not judged here; a reading that is kept
/// is marked by `domain::observation::mark`, by the same rules.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// Now: what lies after it is refused.
    pub now: Option<DateTime<Utc>>,
    /// The patient's birth date: what lies before it is refused.
    pub born: Option<NaiveDate>,
}

impl Bounds {
    pub(crate) fn judge(&self, effective: &Effective) -> Result<(), Why> {
        if self.now.is_some_and(|now| mark::in_future(effective.start, now)) {
            return Err(Why::InFuture);
        }
        if self.born.is_some_and(|born| mark::before_birth(effective.start, born)) {
            return Err(Why::BeforeBirth);
        }
        Ok(())
    }
}

impl fmt::Debug for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bounds").field("now", &self.now).finish_non_exhaustive()
    }
}
