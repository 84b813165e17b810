//! What the elements of an export become.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use domain::observation::{Metric, Reading, Value};
use quick_xml::events::BytesStart;

use crate::bounds::Bounds;
use crate::broken::Fault;
use crate::found::{EcgEntry, Found, Refusal, Why};
use crate::left_out::LeftOut;
use crate::place::Place;
use crate::seen::Seen;

use super::draft::{Bad, Circumstances, Draft, Names, Stop};
use super::kind::Kind;
use super::me::Me;
use super::moment::moment;
use super::pressure::{Beside, Pressures, Together};
use super::tags::{Fields, each, text};

/// The correlation that is read.
const PRESSURE: &str = "HKCorrelationTypeIdentifierBloodPressure";
/// Metadata that a clinician would miss and a reading has no place for: counted.
const MEAL_TIME: &str = "HKBloodGlucoseMealTime";
/// The depth of what stands right under the root.
const TOP: usize = 2;

/// The elements that are open.
enum Open<T> {
    /// None of interest.
    Nothing,
    /// One that will be a reading.
    Going(T, Place),
    /// One that will be none.
    Bad(Bad, Place),
}

impl<T> Open<T> {
    fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Nothing)
    }

    fn of(read: Result<T, Stop>, place: Place) -> Result<Self, Fault> {
        match read {
            Ok(going) => Ok(Self::Going(going, place)),
            Err(Stop::Bad(bad)) => Ok(Self::Bad(bad, place)),
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }
}

pub(super) struct Records {
    /// Records seen: all that stands under the root, but for who and when.
    pub(super) count: u64,
    pub(super) copies: u64,
    pub(super) queue: VecDeque<Found>,
    pub(super) me: Option<Me>,
    pub(super) exported: Option<DateTime<Utc>>,
    bounds: Bounds,
    names: Names,
    seen: Seen,
    left: LeftOut,
    pressures: Pressures,
    record: Open<Draft>,
    together: Open<Together>,
    unlocated: bool,
}

impl Records {
    pub(super) fn new(bounds: Bounds, left: LeftOut) -> Self {
        Self {
            count: 0,
            copies: 0,
            queue: VecDeque::new(),
            me: None,
            exported: None,
            bounds,
            names: Names::default(),
            seen: Seen::new(),
            left,
            pressures: Pressures::default(),
            record: Open::Nothing,
            together: Open::Nothing,
            unlocated: false,
        }
    }

    pub(super) fn open(&mut self, tag: &BytesStart<'_>, depth: usize, byte: u64) -> Result<(), Fault> {
        let name = tag.name();
        match (depth, name.as_ref()) {
            (TOP, "Record") => {
                self.count += 1;
                self.begin(tag, self.here(byte))
            }
            (TOP, "Correlation") => {
                self.count += 1;
                self.begin_together(tag, self.here(byte))
            }
            (TOP, "ExportDate") => each(tag, |name, value| {
                if name == "value" {
                    self.exported = moment(value).map(|at| at.to_utc());
                }
                true
            }),
            (TOP, "Me") if self.me.is_none() => self.introduce(tag),
            (TOP, "Me") => Ok(()),
            (TOP, other) => {
                self.count += 1;
                self.left.add(other);
                Ok(())
            }
            (3, "Record") if !matches!(self.together, Open::Nothing) => self.begin(tag, self.here(byte)),
            (3.., "MetadataEntry") => self.note(tag, depth),
            _ => Ok(()),
        }
    }

    pub(super) fn close(&mut self, depth: usize) {
        // What is open is large: it is only moved where there is something.
        let together = !matches!(self.together, Open::Nothing);
        if (depth == TOP || depth == TOP + 1 && together) && !matches!(self.record, Open::Nothing) {
            self.finish(depth);
        }
        if depth == TOP && together {
            self.finish_together();
        }
    }

    fn here(&self, byte: u64) -> Place {
        Place { record: self.count, byte, line: None, column: None }
    }

    fn introduce(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        let (mut born, mut sex) = (None, None);
        each(tag, |name, value| {
            match name {
                "HKCharacteristicTypeIdentifierDateOfBirth" => born = Some(value),
                "HKCharacteristicTypeIdentifierBiologicalSex" => sex = Some(value),
                _ => {}
            }
            true
        })?;
        self.me = Some(Me::read(born, sex));
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart<'_>, place: Place) -> Result<(), Fault> {
        let fields = Fields::read(tag, |kind| Kind::of(kind).is_some())?;
        match Kind::of(fields.kind) {
            Some(kind) => self.record = Open::of(Draft::read(kind, &fields, &mut self.names), place)?,
            None => self.left.add(fields.kind),
        }
        Ok(())
    }

    fn begin_together(&mut self, tag: &BytesStart<'_>, place: Place) -> Result<(), Fault> {
        let fields = Fields::read(tag, |kind| kind == PRESSURE)?;
        if fields.kind != PRESSURE {
            self.left.add(fields.kind);
            return Ok(());
        }
        let under = Circumstances::read(Metric::BloodPressure, &fields, &mut self.names);
        self.together = Open::of(under.map(Together::new), place)?;
        Ok(())
    }

    /// Metadata of the innermost record that is open.
    fn note(&mut self, tag: &BytesStart<'_>, depth: usize) -> Result<(), Fault> {
        let under = match (&mut self.record, &mut self.together) {
            (Open::Going(draft, _), _) => &mut draft.under,
            (Open::Nothing, Open::Going(together, _)) if depth == TOP + 1 => &mut together.under,
            _ => return Ok(()),
        };
        let (mut key, mut value) = ("", "");
        each(tag, |name, told| {
            match name {
                "key" => key = told,
                "value" => value = told,
                _ => {}
            }
            true
        })?;
        if !under.add(key, &text(value)?) && key == MEAL_TIME {
            self.left.add(MEAL_TIME);
        }
        Ok(())
    }

    fn finish(&mut self, depth: usize) {
        let (draft, place) = match self.record.take() {
            Open::Nothing => return,
            Open::Bad((why, field), place) => return self.refuse(place, why, field),
            Open::Going(draft, place) => (draft, place),
        };
        if depth > TOP {
            if self.pressures.inside(&draft) {
                self.copies += 1;
            }
            if let Open::Going(together, _) = &mut self.together {
                together.add(draft);
            }
            return;
        }
        match draft.kind {
            Kind::Whole(metric) => {
                if let Err(why) = self.bounds.judge(&draft.under.effective) {
                    self.refuse(place, why, Some("startDate"));
                } else if self.seen.is_new(&draft) {
                    let value = Value::One { quantity: draft.quantity };
                    self.queue.push_back(Found::Reading(draft.under.reading(metric, value)));
                } else {
                    self.refuse(place, Why::Duplicate, None);
                }
            }
            Kind::Part(_) => match self.bounds.judge(&draft.under.effective) {
                Err(why) => self.refuse(place, why, Some("startDate")),
                Ok(()) => match self.pressures.beside(draft, place) {
                    Beside::Held => {}
                    Beside::Copy => self.copies += 1,
                    Beside::Refused(why) => self.refuse(place, why, None),
                },
            },
        }
    }

    fn finish_together(&mut self) {
        match self.together.take() {
            Open::Nothing => {}
            Open::Bad((why, field), place) => self.refuse(place, why, field),
            Open::Going(together, place) => match together.reading() {
                Ok(reading) => self.give(reading, place),
                Err(why) => self.refuse(place, why, None),
            },
        }
    }

    fn give(&mut self, reading: Reading, place: Place) {
        if let Err(why) = self.bounds.judge(&reading.effective) {
            self.refuse(place, why, Some("startDate"));
        } else if self.seen.is_new(&reading) {
            self.queue.push_back(Found::Reading(reading));
        } else {
            self.refuse(place, Why::Duplicate, None);
        }
    }

    fn refuse(&mut self, place: Place, why: Why, field: Option<&'static str>) {
        self.unlocated = true;
        self.queue.push_back(Found::Refused(Refusal { place, why, field }));
    }

    /// Lets the cursor tell the lines of what was refused in this step: lines are only counted when they are asked for.
    pub(super) fn locate(&mut self, mut tell: impl FnMut(&mut Place)) {
        if !std::mem::take(&mut self.unlocated) {
            return;
        }
        for found in &mut self.queue {
            if let Found::Refused(refusal) = found {
                tell(&mut refusal.place);
            }
        }
    }

    /// The file of an electrocardiogram, read or not.
    pub(super) fn give_ecg(&mut self, read: Result<EcgEntry, Why>) {
        self.count += 1;
        match read {
            Ok(entry) => self.queue.push_back(Found::Ecg(entry)),
            Err(why) => {
                let place = Place { record: self.count, ..Place::default() };
                self.queue.push_back(Found::Refused(Refusal { place, why, field: None }));
            }
        }
    }

    /// The document ended as it should.
    pub(super) fn end(&mut self) {
        self.queue.extend(self.pressures.alone().into_iter().map(Found::Reading));
    }

    /// The document broke.
    pub(super) fn break_off(&mut self) {
        self.queue.extend(self.pressures.not_reached().into_iter().map(Found::Refused));
        self.tell_left_out();
    }

    /// The counts of what is not read.
    pub(super) fn tell_left_out(&mut self) {
        self.queue.extend(self.left.take());
    }
}
