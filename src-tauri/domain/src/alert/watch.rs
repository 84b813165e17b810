//! What a threshold makes of readings: the alerts that stood, and those that stand.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;

use super::limit::Said;
use super::machine::{SideMachine, Step};
use super::unjudged::unjudged;
use super::{AlertLevel, AlertSide, Threshold, Unjudged};
use crate::observation::{Observation, Quantity};

/// What judging needs to know besides the readings.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// When the threshold was set: what was here before is not judged by it.
    pub set: DateTime<Utc>,
    /// Now.
    pub now: DateTime<Utc>,
    /// When the patient was born, as far as it is known.
    pub born: Option<NaiveDate>,
}

/// What stood on each side before the first reading that is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// On the low side.
    pub low: Option<AlertLevel>,
    /// On the high side.
    pub high: Option<AlertLevel>,
}

/// By what an alert began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// It stood before the first reading that is looked at.
    Before,
    /// By the reading at this place.
    By(usize),
}

/// How an alert ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A reading was back within.
    Cleared,
    /// Another alert of the same side stands in its place: it went further, or went far once more.
    Renewed,
}

/// One alert: from the reading that made it stand to the one that ended it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Episode {
    /// Which way the readings are out.
    pub side: AlertSide,
    /// How far.
    pub level: AlertLevel,
    /// By which reading it stands.
    pub begun: Begun,
    /// When the first reading of the row was taken that made it stand; none for one that stood before.
    pub since: Option<DateTime<Utc>>,
    /// How it ended, and the place of the reading that ended it; none while it stands.
    pub ended: Option<(Ending, usize)>,
}

/// What came of judging.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watched {
    /// The alerts of each side, in the order in which they began. At most the last of a side stands.
    pub episodes: Vec<Episode>,
    /// Readings that were not judged, by their place, and why. One that is only a bound may still have been judged by
    /// another limit.
    pub unjudged: Vec<(usize, Unjudged)>,
}

/// Judges readings of the threshold's metric, given in any order.
pub fn watch(threshold: &Threshold, before: Standing, readings: &[Observation], terms: Terms) -> Watched {
    let mut watched = Watched::default();
    let mut judged: Vec<(DateTime<Utc>, Decimal, usize, &Quantity)> = Vec::with_capacity(readings.len());
    for (place, one) in readings.iter().enumerate() {
        let why = unjudged(one, threshold.part, threshold.metric, (terms.set, terms.now, terms.born));
        match (why, threshold.part.quantity(&one.reading.value)) {
            (None, Some(quantity)) => {
                // Readings of one instant are put in an order that does not depend on which of them came first.
                let value = quantity.in_unit(threshold.limits.unit).map_or(quantity.value, |to| to.value);
                judged.push((one.reading.effective.start, value, place, quantity));
            }
            (why, _) => watched.unjudged.push((place, why.unwrap_or(Unjudged::PartMissing))),
        }
    }
    judged.sort_by_key(|(start, value, ..)| (*start, *value));
    for (side, level) in [(AlertSide::Low, before.low), (AlertSide::High, before.high)] {
        one_side(threshold, (side, level), &judged, &mut watched);
    }
    watched.unjudged.sort_unstable();
    watched.unjudged.dedup();
    watched
}

fn one_side(
    threshold: &Threshold,
    (side, before): (AlertSide, Option<AlertLevel>),
    judged: &[(DateTime<Utc>, Decimal, usize, &Quantity)],
    watched: &mut Watched,
) {
    let mut machine = SideMachine::standing(before, threshold.limits.limit(side, AlertLevel::Beyond).is_some());
    let mut open = before.map(|level| Episode { side, level, begun: Begun::Before, since: None, ended: None });
    for (at, _, place, quantity) in judged {
        let said = |level| {
            let limit = threshold.limits.limit(side, level)?;
            limit.said(side, threshold.limits.unit, quantity)
        };
        let (near, far) = (said(AlertLevel::Beyond), said(AlertLevel::Far));
        let is_open = |said: &Said| said.beyond.is_none();
        if near.as_ref().is_some_and(is_open) || far.as_ref().is_some_and(is_open) {
            watched.unjudged.push((*place, Unjudged::OnlyBound));
        }
        let step = machine.take((near, far), *at, threshold.patience);
        let (ending, next) = match step {
            Step::Same => continue,
            Step::Clears => (Ending::Cleared, None),
            Step::Begins(level, since) => (
                Ending::Renewed,
                Some(Episode { side, level, begun: Begun::By(*place), since: Some(since), ended: None }),
            ),
        };
        watched.episodes.extend(open.map(|ended| Episode { ended: Some((ending, *place)), ..ended }));
        open = next;
    }
    watched.episodes.extend(open);
}

#[cfg(test)]
#[path = "watch_tests.rs"]
mod tests;
