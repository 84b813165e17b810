//! Blood pressures. The two parts of one reading stand inside a `Correlation`, and each stands once more beside it: before
//! it, in Apple's exports. A part that stands beside is held until the end, or until its copy is found inside; parts are
//! never paired by their time (rule X-BP-01).

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use domain::observation::{Instrument, Metric, Quantity, Reading, Value};

use crate::found::{Refusal, Why};
use crate::place::Place;

use super::draft::{Circumstances, Draft};
use super::kind::{Kind, Part};

/// Parts that are held: of ten readings a day, thirteen years.
const MOST_HELD: usize = 100_000;

/// By what a part and its copy are known as one.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    kind: Kind,
    quantity: Quantity,
    start: i64,
    end: Option<i64>,
    instrument: Instrument,
}

impl Key {
    fn of(draft: &Draft) -> Self {
        let effective = &draft.under.effective;
        let end = effective.end.map(|end| end.timestamp());
        Self {
            kind: draft.kind,
            quantity: draft.quantity.clone(),
            start: effective.start.timestamp(),
            end,
            instrument: draft.under.instrument.clone(),
        }
    }
}

/// What becomes of a part that stands beside the correlations.
pub(super) enum Beside {
    /// It is held.
    Held,
    /// It is a copy of one inside a correlation.
    Copy,
    /// It is refused.
    Refused(Why),
}

#[derive(Default)]
pub(super) struct Pressures {
    held: HashMap<Key, (Draft, Place)>,
    inside: HashSet<Key>,
}

impl Pressures {
    pub(super) fn beside(&mut self, draft: Draft, place: Place) -> Beside {
        let key = Key::of(&draft);
        if self.inside.contains(&key) {
            return Beside::Copy;
        }
        let full = self.held.len() >= MOST_HELD;
        match self.held.entry(key) {
            Entry::Occupied(_) => Beside::Refused(Why::Duplicate),
            Entry::Vacant(_) if full => Beside::Refused(Why::TooManyParts),
            Entry::Vacant(room) => {
                room.insert((draft, place));
                Beside::Held
            }
        }
    }

    /// A part inside a correlation. Answers whether its copy was held, and no longer is.
    pub(super) fn inside(&mut self, draft: &Draft) -> bool {
        let key = Key::of(draft);
        let held = self.held.remove(&key).is_some();
        if self.inside.len() < MOST_HELD {
            self.inside.insert(key);
        }
        held
    }

    /// What is still held where the file ends, in its order: readings with one part.
    pub(super) fn alone(&mut self) -> Vec<Reading> {
        self.drain().into_iter().map(|(draft, _)| one(draft)).collect()
    }

    /// What is still held where the file breaks: the other part may lie beyond.
    pub(super) fn not_reached(&mut self) -> Vec<Refusal> {
        let refusal = |(_, place)| Refusal { place, why: Why::PartNotReached, field: None };
        self.drain().into_iter().map(refusal).collect()
    }

    fn drain(&mut self) -> Vec<(Draft, Place)> {
        let mut rest: Vec<_> = self.held.drain().map(|(_, held)| held).collect();
        rest.sort_by_key(|(_, place)| place.record);
        rest
    }
}

fn one(draft: Draft) -> Reading {
    let quantity = Some(draft.quantity);
    let value = match draft.kind {
        Kind::Part(Part::Diastolic) => Value::Pressure { systolic: None, diastolic: quantity },
        _ => Value::Pressure { systolic: quantity, diastolic: None },
    };
    draft.under.reading(Metric::BloodPressure, value)
}

/// A correlation on its way to a reading.
pub(super) struct Together {
    pub(super) under: Circumstances,
    systolic: Option<Quantity>,
    diastolic: Option<Quantity>,
    twice: bool,
}

impl Together {
    pub(super) fn new(under: Circumstances) -> Self {
        Self { under, systolic: None, diastolic: None, twice: false }
    }

    pub(super) fn add(&mut self, draft: Draft) {
        let room = match draft.kind {
            Kind::Part(Part::Systolic) => &mut self.systolic,
            Kind::Part(Part::Diastolic) => &mut self.diastolic,
            Kind::Whole(_) => return,
        };
        self.under.fill_from(&draft.under);
        if room.as_ref().is_some_and(|other| *other != draft.quantity) {
            self.twice = true;
        }
        *room = Some(draft.quantity);
    }

    pub(super) fn reading(self) -> Result<Reading, Why> {
        if self.twice {
            return Err(Why::PartTwice);
        }
        if self.systolic.is_none() && self.diastolic.is_none() {
            return Err(Why::Missing);
        }
        let value = Value::Pressure { systolic: self.systolic, diastolic: self.diastolic };
        Ok(self.under.reading(Metric::BloodPressure, value))
    }
}
