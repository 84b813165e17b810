//! Why a reading is not judged. It is said wherever readings are told to be within or beyond, since what is not judged is
//! not within (rule X-MET-01).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;
use specta::Type;

use super::ReadingPart;
use crate::observation::{Metric, Observation, mark};

/// What is older than this when it arrives raises nothing: the moment at which somebody could have acted is gone, and a
/// device that sends a month at once would bury what is new. It stands in the chart and the table as everything else.
pub const TOO_OLD: TimeDelta = TimeDelta::hours(72);

/// Why a reading is not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Unjudged {
    /// No unit was told.
    NoUnit,
    /// Its unit measures something else, or is not known.
    OtherUnit,
    /// It is dated in the future.
    Future,
    /// It is dated before the patient was born.
    BeforeBirth,
    /// It was older than [`TOO_OLD`] when it arrived.
    TooOld,
    /// The part of the pressure is missing.
    PartMissing,
    /// It is only a bound, and one that leaves open on which side of a limit it lies.
    OnlyBound,
    /// It was here, as it is, before the threshold was set: who set it saw it.
    Before,
}

/// Why a reading is not judged by a threshold for `part` that was set at `set`, as far as the limits do not matter.
pub(super) fn unjudged(
    one: &Observation,
    part: ReadingPart,
    metric: Metric,
    (set, now, born): (DateTime<Utc>, DateTime<Utc>, Option<NaiveDate>),
) -> Option<Unjudged> {
    let start = one.reading.effective.start;
    let received = one.origins.iter().map(|origin| origin.received).min();
    // A correction is news, whenever the reading itself came.
    let last_told = one.earlier.iter().map(|earlier| earlier.until).chain(received).max();
    if mark::in_future(start, now) {
        return Some(Unjudged::Future);
    }
    if born.is_some_and(|born| mark::before_birth(start, born)) {
        return Some(Unjudged::BeforeBirth);
    }
    let Some(quantity) = part.quantity(&one.reading.value) else { return Some(Unjudged::PartMissing) };
    if quantity.unit.is_none() {
        return Some(Unjudged::NoUnit);
    }
    if quantity.in_unit(metric.unit()).is_none() {
        return Some(Unjudged::OtherUnit);
    }
    if last_told.is_some_and(|told| told < set) {
        return Some(Unjudged::Before);
    }
    received.is_some_and(|received| received - start > TOO_OLD).then_some(Unjudged::TooOld)
}
