//! What judging found, against the alerts that are kept: which are new, which ended, and which would not be raised today.
//!
//! An alert is found again by the stretch in which it stands, not by a number of its reading: a reading that comes late and
//! begins the stretch earlier, or one that is corrected and still beyond, raises nothing twice.

use chrono::{DateTime, Utc};
use domain::alert::{AlertSide, Begun, Ending, Episode, Standing};
use domain::observation::Observation;
use store::{AlertEnd, AlertRow};
use uuid::Uuid;

/// What is to be kept.
#[derive(Debug, PartialEq)]
pub(super) enum Change {
    /// A new alert.
    Raised(AlertRow),
    /// One whose begin or end is another.
    Moved(AlertRow),
}

/// The readings that were judged, and from when on.
pub(super) struct Looked<'a> {
    pub(super) readings: &'a [Observation],
    pub(super) begin: DateTime<Utc>,
    pub(super) now: DateTime<Utc>,
}

/// What stood on each side before the first moment that is looked at.
pub(super) fn standing(kept: &[AlertRow], begin: DateTime<Utc>) -> Standing {
    let level = |side| kept.iter().rev().find(|row| row.side == side && stood(row, begin)).map(|row| row.level);
    Standing { low: level(AlertSide::Low), high: level(AlertSide::High) }
}

/// Whether an alert began before the first moment that is looked at and still stood then.
fn stood(row: &AlertRow, begin: DateTime<Utc>) -> bool {
    let ended = match row.ended {
        None => false,
        Some(AlertEnd::Cleared | AlertEnd::Renewed) => row.ended_at.is_some_and(|at| at < begin),
        Some(AlertEnd::Withdrawn | AlertEnd::ThresholdEnded) => true,
    };
    row.since < begin && !ended
}

/// What has to be kept so that the alerts of a threshold are as judging found them.
pub(super) fn changes(threshold: &str, kept: Vec<AlertRow>, episodes: &[Episode], looked: &Looked<'_>) -> Vec<Change> {
    let mut left: Vec<Option<AlertRow>> = kept.into_iter().map(Some).collect();
    let mut changes = Vec::new();
    for episode in episodes {
        match find(&mut left, episode, looked) {
            Some(row) => {
                let now = ended(&row, episode, looked);
                if now != row {
                    changes.push(Change::Moved(now));
                }
            }
            None => changes.extend(raised(threshold, episode, looked).map(Change::Raised)),
        }
    }
    for row in left.into_iter().flatten() {
        let settled = matches!(row.ended, Some(AlertEnd::Withdrawn | AlertEnd::ThresholdEnded));
        if row.since >= looked.begin && !settled {
            let (ended, ended_at) = (Some(AlertEnd::Withdrawn), Some(looked.now));
            changes.push(Change::Moved(AlertRow { ended, ended_at, ended_reading: None, ..row }));
        }
    }
    changes
}

/// Takes the kept alert that is this one, the one by the same reading before others of its stretch.
fn find(left: &mut [Option<AlertRow>], episode: &Episode, looked: &Looked<'_>) -> Option<AlertRow> {
    let same = |row: &AlertRow| {
        row.side == episode.side && row.level == episode.level && row.ended != Some(AlertEnd::ThresholdEnded)
    };
    let place = match episode.begun {
        Begun::Before => {
            left.iter().rposition(|row| row.as_ref().is_some_and(|row| same(row) && stood(row, looked.begin)))
        }
        Begun::By(reading) => {
            let taken = start(looked, reading)?;
            let since = episode.since.unwrap_or(taken);
            let until = episode.ended.and_then(|(_, reading)| start(looked, reading));
            let is_its = |row: &AlertRow| {
                same(row) && row.taken >= since && until.is_none_or(|until| row.taken < until || row.taken == taken)
            };
            let at = |fits: &dyn Fn(&AlertRow) -> bool| {
                left.iter().position(|row| row.as_ref().is_some_and(|row| is_its(row) && fits(row)))
            };
            at(&|row| row.taken == taken).or_else(|| at(&|_| true))
        }
    }?;
    left.get_mut(place)?.take()
}

fn start(looked: &Looked<'_>, reading: usize) -> Option<DateTime<Utc>> {
    looked.readings.get(reading).map(|one| one.reading.effective.start)
}

/// An alert with the begin and the end that judging found.
fn ended(row: &AlertRow, episode: &Episode, looked: &Looked<'_>) -> AlertRow {
    let by = episode.ended.and_then(|(how, reading)| Some((how, looked.readings.get(reading)?)));
    AlertRow {
        since: episode.since.unwrap_or(row.since),
        ended: by.map(|(how, _)| end(how)),
        ended_at: by.map(|(_, reading)| reading.reading.effective.start),
        ended_reading: by.map(|(_, reading)| reading.clone()),
        ..row.clone()
    }
}

fn end(how: Ending) -> AlertEnd {
    match how {
        Ending::Cleared => AlertEnd::Cleared,
        Ending::Renewed => AlertEnd::Renewed,
    }
}

fn raised(threshold: &str, episode: &Episode, looked: &Looked<'_>) -> Option<AlertRow> {
    let Begun::By(reading) = episode.begun else { return None };
    let reading = looked.readings.get(reading)?;
    let taken = reading.reading.effective.start;
    let row = AlertRow {
        id: Uuid::new_v4().to_string(),
        threshold: threshold.to_owned(),
        side: episode.side,
        level: episode.level,
        since: episode.since.unwrap_or(taken),
        taken,
        reading: reading.clone(),
        raised_at: looked.now,
        ended: None,
        ended_at: None,
        ended_reading: None,
    };
    Some(ended(&row, episode, looked))
}

#[cfg(test)]
#[path = "settle_tests.rs"]
mod tests;
