//! A recording in the page's words.

use chrono::{DateTime, NaiveDate, Utc};
use domain::observation::{Mark, Origin, Zone, mark};
use store::{KeptLead, SignalRow};

use super::super::shown::Accounts;
use super::same::Same;
use crate::views::{Instant, RecordingLead, RecordingView, count};

/// A recording, by what was kept of it first.
pub(super) fn view(
    same: &Same,
    accounts: &Accounts,
    now: DateTime<Utc>,
    born: Option<NaiveDate>,
) -> Option<RecordingView> {
    let row = same.first()?;
    let (zone, offset_minutes) = match row.zone {
        Some(Zone::Named(zone) | Zone::Assumed(zone)) => (Some(zone.name().to_owned()), None),
        Some(Zone::Offset(seconds)) => (None, Some(seconds / 60)),
        None => (None, None),
    };
    Some(RecordingView {
        id: row.id.clone(),
        start: row.start.map(Instant::from),
        zone,
        offset_minutes,
        zone_assumed: matches!(row.zone, Some(Zone::Assumed(_))),
        seconds: row.leads.iter().map(seconds).fold(0.0, f64::max),
        leads: row.leads.iter().map(lead).collect(),
        device: row.instrument.device.clone(),
        source: row.instrument.source.clone(),
        device_says: row.device_says.clone(),
        symptoms: row.symptoms.clone(),
        ways: same.rows.iter().map(|row| accounts.way(&origin(row))).collect(),
        marks: marks(same, now, born),
    })
}

fn origin(row: &SignalRow) -> Origin {
    Origin { way: row.way.clone(), id: None, received: row.kept_at, since: None }
}

/// What a person must know of it.
pub(crate) fn marks(same: &Same, now: DateTime<Utc>, born: Option<NaiveDate>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let start = same.first().and_then(|row| row.start);
    if start.is_some_and(|start| mark::in_future(start, now)) {
        marks.push(Mark::Future);
    }
    if let (Some(start), Some(born)) = (start, born)
        && mark::before_birth(start, born)
    {
        marks.push(Mark::BeforeBirth);
    }
    if same.rows.len() > 1 {
        marks.push(Mark::SeveralWays);
    }
    marks
}

/// How long a lead is, in seconds.
pub(crate) fn seconds(kept: &KeptLead) -> f64 {
    kept.samples as f64 / kept.lead.rate_hz
}

fn lead(kept: &KeptLead) -> RecordingLead {
    let KeptLead { lead, samples } = kept;
    RecordingLead {
        name: lead.name.clone(),
        unit: lead.unit.clone(),
        millivolts_per_unit: lead.millivolts_in_unit(),
        calibrated: lead.calibrated,
        rate_hz: lead.rate_hz,
        samples: count(usize::try_from(*samples).unwrap_or(usize::MAX)),
        filter: lead.filter.told.clone(),
    }
}
