//! Visits move as simulated time passes.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::trial::{Trial, text};

/// One in so many visits is missed.
const MISSED_EVERY: usize = 9;

impl Trial {
    /// Lets time pass: a planned visit begins at its start or is missed, and one under way ends.
    pub(in crate::clinone) fn advance(&mut self, by: TimeDelta) {
        self.clock += by;
        let now = self.clock;
        for (index, visit) in self.visits.iter_mut().enumerate() {
            let due = |member: &str| time(visit, member).is_some_and(|at| at <= now);
            let next = match text(visit, "status") {
                "scheduled" if due("scheduledEnd") && index % MISSED_EVERY == 4 => "missed",
                "scheduled" if due("scheduledStart") && index % MISSED_EVERY != 4 => "inProgress",
                "inProgress" if due("scheduledEnd") => "completed",
                _ => continue,
            };
            visit.insert("status".to_owned(), json!(next));
        }
    }
}

fn time(visit: &Map<String, Value>, member: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text(visit, member)).ok().map(|at| at.to_utc())
}
