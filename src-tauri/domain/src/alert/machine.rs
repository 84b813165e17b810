//! The two states of a limit, and of a side with its two limits.

use chrono::{DateTime, TimeDelta, Utc};

use super::limit::Said;
use super::{AlertLevel, Patience};

/// Readings in a row that are beyond a limit.
#[derive(Debug, Clone, Copy)]
struct Row {
    since: DateTime<Utc>,
    last: DateTime<Utc>,
    count: u32,
}

/// One limit: it stands or it does not, and a row may be on the way to make it stand.
#[derive(Debug, Clone, Copy, Default)]
struct Machine {
    row: Option<Row>,
    stands: bool,
}

impl Machine {
    /// Takes what a reading says. Gives since when it stands, when it begins to by this very reading.
    fn take(&mut self, said: Said, at: DateTime<Utc>, patience: Patience) -> Option<DateTime<Utc>> {
        if self.stands {
            self.stands = said.cleared != Some(true);
            return None;
        }
        match said.beyond {
            None => return None,
            Some(false) => {
                self.row = None;
                return None;
            }
            Some(true) => {}
        }
        let row = self.row.get_or_insert(Row { since: at, last: at, count: 0 });
        if row.count == 0 || at.timestamp() > row.last.timestamp() {
            row.count += 1;
            row.last = at;
        }
        let long_enough = at - row.since >= TimeDelta::minutes(i64::from(patience.minutes));
        if row.count < u32::from(patience.readings) || !long_enough {
            return None;
        }
        let since = row.since;
        *self = Self { row: None, stands: true };
        Some(since)
    }
}

/// A side: its near and its far limit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SideMachine {
    near: Machine,
    far: Machine,
}

/// What a reading did to a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing.
    Same,
    /// An alert of this level begins, whatever stood before; its row began then.
    Begins(AlertLevel, DateTime<Utc>),
    /// What stood stands no more.
    Clears,
}

impl SideMachine {
    /// As it stood before the first reading that is looked at. A near limit that is not there never stands: no reading
    /// could end it.
    pub(super) fn standing(level: Option<AlertLevel>, has_near: bool) -> Self {
        let machine = |stands| Machine { row: None, stands };
        Self { near: machine(level.is_some() && has_near), far: machine(level == Some(AlertLevel::Far)) }
    }

    fn stands(&self) -> bool {
        self.near.stands || self.far.stands
    }

    /// Takes what a reading says of the limits that there are.
    pub(super) fn take(
        &mut self,
        (near, far): (Option<Said>, Option<Said>),
        at: DateTime<Utc>,
        patience: Patience,
    ) -> Step {
        let stood = self.stands();
        let begun = near.and_then(|said| self.near.take(said, at, patience));
        let went_far = far.and_then(|said| self.far.take(said, at, patience));
        match (went_far, begun) {
            (Some(since), _) => Step::Begins(AlertLevel::Far, since),
            // While the far limit stands, the near one below it is no news.
            (None, Some(since)) if !stood => Step::Begins(AlertLevel::Beyond, since),
            _ if stood && !self.stands() => Step::Clears,
            _ => Step::Same,
        }
    }
}
