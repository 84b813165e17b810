//! Reading a table from its beginning to its end, by a mapping that a person confirmed.

use std::collections::VecDeque;
use std::fmt;
use std::io::{Read, Seek, SeekFrom};

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use domain::observation::{Effective, Instrument, Metric, Quantity, Reading, Taken, Value, Zone};
use domain::wall_time::{Instants, instants_of};

use crate::bounds::Bounds;
use crate::broken::{Broken, Fault};
use crate::found::{Found, Refusal, Why};
use crate::left_out::LeftOut;
use crate::place::{Checkpoint, Place};
use crate::reader::Reader;
use crate::seen::Seen;

use super::cell::quantity;
use super::clock::{Told, told};
use super::doubled::{Doubled, Held};
use super::mapping::{Layout, Settled, UnitFrom};
use super::rows::{At, Rows};
use super::{clarity, libre};

/// The longest text of a cell that is kept, in bytes.
const LONGEST_TEXT: usize = 1024;

/// A table of readings.
pub struct Table<R> {
    rows: Rows<R>,
    mapping: Settled,
    kinds: Kinds,
    zone: Tz,
    bounds: Bounds,
    seen: Seen,
    doubled: Doubled<Draft>,
    left: LeftOut,
    queue: VecDeque<Found>,
    found: u64,
    total: u64,
    over: bool,
    broken: Option<Broken>,
}

/// How the kind of a row is told.
enum Kinds {
    Clarity(clarity::Columns),
    Libre(libre::Columns),
    Plain,
}

/// A row on its way to a reading: all but its instant.
struct Draft {
    metric: Metric,
    quantity: Quantity,
    taken: Taken,
    device: Option<String>,
    place: Place,
}

/// Why a row is no reading, and the column at fault.
type Bad = (Why, Option<&'static str>);

/// What a row that is a reading tells of itself.
struct Kind {
    metric: Metric,
    taken: Taken,
    value: usize,
    device: Option<usize>,
}

impl<R: Read + Seek> Table<R> {
    /// Opens a table. Wall times are read in `zone`, and marked as assumed to be in it.
    pub fn open(mut file: R, mapping: Settled, zone: Tz, bounds: Bounds) -> Result<Self, Broken> {
        let unreadable = |error| Fault::of(&error).before_all();
        let total = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let mut rows = Rows::new(file, mapping.separator)?;
        let mut place = Place::default();
        for _ in 0..mapping.heading {
            place = rows.next()?.ok_or(Fault::NoColumns.at(place))?.place;
        }
        let headings: Vec<String> = (0..rows.width()).map(|column| rows.cell(column).into_owned()).collect();
        let missing = Fault::NoColumns.at(place);
        let kinds = match mapping.layout {
            Layout::Clarity => Kinds::Clarity(clarity::Columns::of(&headings).ok_or(missing)?),
            Layout::LibreView => Kinds::Libre(libre::Columns::of(&headings).ok_or(missing)?),
            Layout::Plain => Kinds::Plain,
        };
        let unit = if let UnitFrom::Column(column) = mapping.unit { column } else { 0 };
        let beyond = [mapping.time, mapping.value, unit].iter().any(|column| *column >= headings.len());
        if mapping.heading > 0 && beyond {
            return Err(missing);
        }
        Ok(Self {
            rows,
            mapping,
            kinds,
            zone,
            bounds,
            seen: Seen::new(),
            doubled: Doubled::new(),
            left: LeftOut::default(),
            queue: VecDeque::new(),
            found: 0,
            total,
            over: false,
            broken: None,
        })
    }
}

impl<R: Read> Table<R> {
    fn step(&mut self) {
        match self.rows.next() {
            Ok(Some(at)) => self.row(at),
            Ok(None) => self.end(None),
            Err(broken) => self.end(Some(broken)),
        }
    }

    fn end(&mut self, broken: Option<Broken>) {
        match broken {
            None => self.settle(None),
            Some(_) => self.give_up(),
        }
        self.queue.extend(self.left.take());
        self.broken = broken;
        self.over = true;
    }

    fn row(&mut self, at: At) {
        match self.kind() {
            Err(kind) => self.left.add(&kind),
            Ok(kind) => match self.draft(&kind, at) {
                Ok((draft, told)) => self.date(draft, told),
                Err(bad) => self.refuse(at.place, bad),
            },
        }
    }

    /// Finds the instant of a row.
    fn date(&mut self, draft: Draft, told: Told) {
        let wall = match told {
            Told::Instant(moment) => return self.give(draft, Effective::at(moment)),
            Told::Wall(wall) => wall,
        };
        match instants_of(wall, self.zone) {
            Instants::One(start) => {
                self.settle(Some(wall));
                self.doubled.pass(wall);
                self.give(draft, self.assumed(start));
            }
            Instants::None { .. } => self.refuse(draft.place, (Why::NoSuchTime, Some("time"))),
            Instants::Two { earlier, later } => {
                if !self.doubled.hold(Held { wall, earlier, later, row: draft }) {
                    self.give_up();
                }
            }
        }
    }

    fn assumed(&self, start: DateTime<Utc>) -> Effective {
        Effective { start, end: None, zone: Some(Zone::Assumed(self.zone)) }
    }

    fn settle(&mut self, after: Option<NaiveDateTime>) {
        for (draft, meant) in self.doubled.settle(after) {
            match meant {
                Some(start) => self.give(draft, self.assumed(start)),
                None => self.refuse(draft.place, (Why::DoubledTime, Some("time"))),
            }
        }
    }

    fn give_up(&mut self) {
        for draft in self.doubled.give_up() {
            self.refuse(draft.place, (Why::DoubledTime, Some("time")));
        }
    }

    fn give(&mut self, draft: Draft, effective: Effective) {
        let Draft { metric, quantity, taken, device, place } = draft;
        if let Err(why) = self.bounds.judge(&effective) {
            return self.refuse(place, (why, Some("time")));
        }
        let instrument = Instrument { device, source: None };
        let reading = Reading { metric, value: Value::One { quantity }, effective, taken, instrument, id: None };
        if self.seen.is_new(&reading) {
            self.queue.push_back(Found::Reading(reading));
        } else {
            self.refuse(place, (Why::Duplicate, None));
        }
    }

    fn refuse(&mut self, place: Place, (why, field): Bad) {
        self.queue.push_back(Found::Refused(Refusal { place, why, field }));
    }

    /// What the row is; of one that is no reading, the name of its kind.
    fn kind(&self) -> Result<Kind, String> {
        match &self.kinds {
            Kinds::Plain => {
                let metric = self.mapping.metric;
                Ok(Kind { metric, taken: Taken::NotTold, value: self.mapping.value, device: None })
            }
            Kinds::Clarity(columns) => {
                let event = self.rows.cell(columns.event);
                let (metric, taken) = clarity::kind(&event).ok_or(event)?;
                Ok(Kind { metric, taken, value: columns.value, device: columns.device })
            }
            Kinds::Libre(columns) => {
                let kind = self.rows.cell(columns.kind);
                let (metric, taken, value) = columns.kind(&kind).ok_or_else(|| format!("recordType-{kind}"))?;
                Ok(Kind { metric, taken, value, device: columns.device })
            }
        }
    }

    fn draft(&self, kind: &Kind, at: At) -> Result<(Draft, Told), Bad> {
        let Settled { time, order, decimal, limits, .. } = self.mapping;
        if at.open {
            return Err((Why::Unended, None));
        }
        if self.rows.width() <= time.max(kind.value) {
            return Err((Why::ShortRow, None));
        }
        let text = self.rows.cell(time);
        if text.is_empty() {
            return Err((Why::Missing, Some("time")));
        }
        let moment = told(&text, order).ok_or((Why::BadTime, Some("time")))?;
        let cell;
        let unit = match &self.mapping.unit {
            UnitFrom::Column(column) => {
                cell = self.rows.cell(*column);
                Some(cell.as_ref())
            }
            UnitFrom::All(unit) => Some(unit.as_str()),
            UnitFrom::NotTold => None,
        };
        if unit.is_some_and(|unit| unit.len() > LONGEST_TEXT) {
            return Err((Why::TooLong, Some("unit")));
        }
        let quantity =
            quantity(&self.rows.cell(kind.value), decimal, limits, unit).map_err(|why| (why, Some("value")))?;
        let device = kind.device.map(|column| self.rows.cell(column).into_owned()).filter(|text| !text.is_empty());
        if device.as_ref().is_some_and(|device| device.len() > LONGEST_TEXT) {
            return Err((Why::TooLong, Some("device")));
        }
        Ok((Draft { metric: kind.metric, quantity, taken: kind.taken, device, place: at.place }, moment))
    }
}

impl<R: Read> Reader for Table<R> {
    fn next(&mut self) -> Result<Option<Found>, Broken> {
        loop {
            if let Some(found) = self.queue.pop_front() {
                self.found += 1;
                return Ok(Some(found));
            }
            if self.over {
                return self.broken.take().map_or(Ok(None), Err);
            }
            self.step();
        }
    }

    fn at(&self) -> Checkpoint {
        let records = self.rows.count().saturating_sub(self.mapping.heading);
        Checkpoint { bytes: self.rows.read(), records, found: self.found, text: self.rows.byte() }
    }

    fn total_bytes(&self) -> u64 {
        self.total
    }
}

impl<R: Read> fmt::Debug for Table<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("at", &self.at()).field("total", &self.total).finish_non_exhaustive()
    }
}
