//! A record on its way to a reading.

use std::hash::{BuildHasher, Hash, Hasher};

use chrono_tz::Tz;
use domain::observation::{Effective, Instrument, Metric, Quantity, Reading, Taken, Unit, Value, Zone};
use hashbrown::DefaultHashBuilder;

use crate::broken::Fault;
use crate::found::Why;

use super::device::{Device, without_address};
use super::kind::{Kind, unit};
use super::moment::moment;
use super::tags::{Fields, text};

/// The longest unit, in bytes.
const LONGEST_UNIT: usize = 64;
/// The longest name of a source or a device, in bytes.
const LONGEST_NAME: usize = 1024;
/// The longest number, in bytes.
const LONGEST_NUMBER: usize = 64;

/// Why a record is none, and the attribute at fault.
pub(super) type Bad = (Why, Option<&'static str>);

/// Why a record is not read: it is none, or the file is broken in it.
pub(super) enum Stop {
    Bad(Bad),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

fn bad<T>(why: Why, field: &'static str) -> Result<T, Stop> {
    Err(Stop::Bad((why, Some(field))))
}

/// Sources and devices, remembered from the last record: they repeat for thousands.
#[derive(Default)]
pub(super) struct Names {
    source: (String, Option<String>),
    device: (String, Device),
    keyed: DefaultHashBuilder,
    stamps: (u64, u64),
}

impl Names {
    fn source(&mut self, raw: &str) -> Result<Option<String>, Fault> {
        if self.source.0 != raw {
            let told = text(raw)?;
            let told = told.trim();
            self.source = (raw.to_owned(), (!told.is_empty()).then(|| told.to_owned()));
            self.stamps.0 = self.keyed.hash_one(&self.source.1);
        }
        Ok(self.source.1.clone())
    }

    fn device(&mut self, raw: &str) -> Result<&Device, Fault> {
        let key = without_address(raw);
        if self.device.0 != key {
            self.device = (key.to_owned(), Device::read(&text(raw)?));
            self.stamps.1 = self.keyed.hash_one(&self.device.1.name);
        }
        Ok(&self.device.1)
    }
}

/// When and by what, which a record and a correlation tell alike.
#[derive(Clone)]
pub(super) struct Circumstances {
    pub(super) effective: Effective,
    pub(super) instrument: Instrument,
    measured: bool,
    typed: bool,
    continuous: bool,
    /// Stands for source and device where only sameness matters.
    stamps: (u64, u64),
}

impl Circumstances {
    #[inline]
    pub(super) fn read(metric: Metric, fields: &Fields<'_>, names: &mut Names) -> Result<Self, Stop> {
        if fields.source.len() > LONGEST_NAME {
            return bad(Why::TooLong, "sourceName");
        }
        if fields.device.len() > LONGEST_NAME {
            return bad(Why::TooLong, "device");
        }
        let effective = effective(metric, fields).map_err(Stop::Bad)?;
        let source = names.source(fields.source)?;
        let measured = !fields.device.is_empty();
        let (mut device, mut continuous, mut stamps) = (None, false, (names.stamps.0, 0));
        if measured {
            let read = names.device(fields.device)?;
            (device, continuous) = (read.name.clone(), read.continuous);
            stamps.1 = names.stamps.1;
        }
        let instrument = Instrument { device, source };
        Ok(Self { effective, instrument, measured, typed: false, continuous, stamps })
    }

    /// What a metadata entry adds. Answers whether it was understood.
    pub(super) fn add(&mut self, key: &str, value: &str) -> bool {
        match key {
            "HKWasUserEntered" => self.typed |= matches!(value, "1" | "true" | "YES"),
            "HKTimeZone" => {
                if let Ok(zone) = value.parse::<Tz>() {
                    self.effective.zone = Some(Zone::Named(zone));
                }
            }
            _ => return false,
        }
        true
    }

    /// Takes over what another one knows and this does not.
    pub(super) fn fill_from(&mut self, other: &Self) {
        self.typed |= other.typed;
        self.measured |= other.measured;
        if self.instrument.device.is_none() {
            self.instrument.device.clone_from(&other.instrument.device);
        }
        if self.instrument.source.is_none() {
            self.instrument.source.clone_from(&other.instrument.source);
        }
        if let (Some(Zone::Offset(_)), Some(Zone::Named(_))) = (self.effective.zone, other.effective.zone) {
            self.effective.zone = other.effective.zone;
        }
    }

    /// The reading that is made under them. A device and no word of a hand is a device's; nothing told is not told.
    pub(super) fn reading(self, metric: Metric, value: Value) -> Reading {
        let taken = match (self.typed, self.measured) {
            (true, _) => Taken::Typed,
            (false, true) => Taken::Device,
            (false, false) => Taken::NotTold,
        };
        let sensor = metric == Metric::BloodGlucose && self.continuous;
        let metric = if sensor { Metric::SensorGlucose } else { metric };
        Reading { metric, value, effective: self.effective, taken, instrument: self.instrument, id: None }
    }
}

/// A record that is a reading, or a part of one.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) quantity: Quantity,
    pub(super) under: Circumstances,
}

impl Draft {
    #[inline]
    pub(super) fn read(kind: Kind, fields: &Fields<'_>, names: &mut Names) -> Result<Self, Stop> {
        let value = match number(fields.value) {
            Ok(value) => value,
            Err(why) => return bad(why, "value"),
        };
        if fields.unit.len() > LONGEST_UNIT {
            return bad(Why::TooLong, "unit");
        }
        let unit: Option<Unit> = unit(kind.metric(), &text(fields.unit)?, value);
        let under = Circumstances::read(kind.metric(), fields, names)?;
        Ok(Self { kind, quantity: Quantity { value, comparator: None, unit }, under })
    }
}

/// By all that it says, with its digits: what stands for the same is the same.
impl Hash for Draft {
    fn hash<H: Hasher>(&self, to: &mut H) {
        let Circumstances { effective, measured, typed, continuous, stamps, instrument: _ } = &self.under;
        (self.kind, self.quantity.value.mantissa(), self.quantity.value.scale(), &self.quantity.unit).hash(to);
        (effective.start.timestamp(), effective.end.map(|end| end.timestamp()), effective.zone).hash(to);
        (measured, typed, continuous, stamps).hash(to);
    }
}

fn effective(metric: Metric, fields: &Fields<'_>) -> Result<Effective, Bad> {
    let at = |raw: &str, field| match raw {
        "" => Err((Why::Missing, Some(field))),
        raw => moment(raw).ok_or((Why::BadTime, Some(field))),
    };
    let start = Effective::at(at(fields.start, "startDate")?);
    if fields.end == fields.start && !metric.has_period() {
        return Ok(start);
    }
    if fields.end.is_empty() && !metric.has_period() {
        return Ok(start);
    }
    let end = at(fields.end, "endDate")?.to_utc();
    if end == start.start && !metric.has_period() {
        return Ok(start);
    }
    start.until(end).ok_or((Why::EndBeforeStart, Some("endDate")))
}

fn number(raw: &str) -> Result<rust_decimal::Decimal, Why> {
    if raw.is_empty() {
        return Err(Why::Missing);
    }
    if raw.len() > LONGEST_NUMBER {
        return Err(Why::TooLong);
    }
    Quantity::number(raw).ok_or_else(|| crate::number::why_not(raw))
}
