//! The visit as a document shows it.

use chrono::{DateTime, Utc};
use domain::{HumanName, VisitState};

/// One visit.
#[derive(Clone, PartialEq)]
pub struct VisitOnPaper {
    /// Planned start.
    pub start: Option<DateTime<Utc>>,
    /// Planned length, minutes.
    pub minutes: Option<u32>,
    /// Waiting room, when the vendor told it.
    pub room: Option<String>,
    /// With whom.
    pub clinicians: Vec<HumanName>,
    /// Why, as the vendor has it.
    pub reasons: Vec<String>,
    /// Where it stands.
    pub state: VisitState,
    /// The vendor's own word for it; printed beside a state that we do not know.
    pub status_word: String,
    /// The vendor's number of the visit, when it told us.
    pub number: Option<String>,
}
