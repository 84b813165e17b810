//! The readings of a day as bytes: what they share stands once, times and numbers in as many bytes as they need.
//!
//! A minute's heart rate takes about two dozen bytes, so that a year of them is read, decrypted and understood while
//! somebody waits for a picture of it.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::observation::{
    Comparator, Earlier, Effective, Entry, Instrument, Metric, Quantity, Reading, ReadingDay, Taken, Unit, Value, Zone,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::cells::unreadable;

/// The form of these bytes. A later form is another number, and this one stays readable.
const FORM: u8 = 1;

#[derive(Serialize, Deserialize)]
struct Body {
    /// What times are counted from, in milliseconds since 1970.
    base: i64,
    received: i64,
    texts: Vec<String>,
    entries: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    number: u32,
    /// Milliseconds after the body's own.
    received: i64,
    reading: Told,
    earlier: Vec<(Told, i64)>,
}

/// A reading; texts by their place in the body.
#[derive(Serialize, Deserialize)]
struct Told {
    start: i64,
    end: Option<i64>,
    zone: Option<ZoneCell>,
    value: ValueCell,
    taken: Taken,
    device: Option<u32>,
    source: Option<u32>,
    id: Option<String>,
}

#[derive(Serialize, Deserialize)]
enum ZoneCell {
    Named(u32),
    Offset(i32),
    Assumed(u32),
}

#[derive(Serialize, Deserialize)]
enum ValueCell {
    One(Number),
    Pressure(Option<Number>, Option<Number>),
}

#[derive(Serialize, Deserialize)]
struct Number {
    mantissa: i128,
    scale: u32,
    comparator: Option<Comparator>,
    unit: Option<u32>,
}

/// The readings of a day as bytes.
pub(super) fn bytes(day: &ReadingDay) -> Result<Vec<u8>, StoreError> {
    let entries = day.entries();
    let base = entries.first().map_or(0, |first| first.reading.effective.start.timestamp_millis());
    let received = entries.first().map_or(0, |first| first.received.timestamp_millis());
    let mut texts = Texts::default();
    let rows = entries.iter().map(|entry| Row {
        number: entry.number,
        received: entry.received.timestamp_millis() - received,
        reading: texts.told(&entry.reading, base),
        earlier: entry
            .earlier
            .iter()
            .map(|one| (texts.told(&one.reading, base), one.until.timestamp_millis()))
            .collect(),
    });
    let entries = rows.collect();
    let body = Body { base, received, texts: texts.all, entries };
    postcard::to_extend(&body, vec![FORM]).map_err(|_| unreadable("body"))
}

/// The readings of a day from its bytes. `metric` is not in them.
pub(super) fn day(metric: Metric, bytes: &[u8]) -> Result<ReadingDay, StoreError> {
    let Some((&FORM, rest)) = bytes.split_first() else {
        return Err(unreadable("body"));
    };
    let body: Body = postcard::from_bytes(rest).map_err(|_| unreadable("body"))?;
    let known = Known { metric, base: body.base, texts: &body.texts };
    let entries = body.entries.into_iter().map(|row| known.entry(row, body.received));
    Ok(ReadingDay::kept(entries.collect::<Option<_>>().ok_or_else(|| unreadable("body"))?))
}

#[derive(Default)]
struct Texts {
    all: Vec<String>,
}

impl Texts {
    /// The place of a text. A day has few: units, devices, programs, zones.
    fn place(&mut self, text: &str) -> u32 {
        let found = self.all.iter().position(|one| one == text);
        let place = found.unwrap_or_else(|| {
            self.all.push(text.to_owned());
            self.all.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    fn told(&mut self, reading: &Reading, base: i64) -> Told {
        let Reading { metric: _, value, effective, taken, instrument, id } = reading;
        let after = |at: DateTime<Utc>| at.timestamp_millis() - base;
        Told {
            start: after(effective.start),
            end: effective.end.map(after),
            zone: effective.zone.map(|zone| match zone {
                Zone::Named(tz) => ZoneCell::Named(self.place(tz.name())),
                Zone::Offset(seconds) => ZoneCell::Offset(seconds),
                Zone::Assumed(tz) => ZoneCell::Assumed(self.place(tz.name())),
            }),
            value: match value {
                Value::One { quantity } => ValueCell::One(self.number(quantity)),
                Value::Pressure { systolic, diastolic } => ValueCell::Pressure(
                    systolic.as_ref().map(|part| self.number(part)),
                    diastolic.as_ref().map(|part| self.number(part)),
                ),
            },
            taken: *taken,
            device: instrument.device.as_deref().map(|text| self.place(text)),
            source: instrument.source.as_deref().map(|text| self.place(text)),
            id: id.clone(),
        }
    }

    fn number(&mut self, quantity: &Quantity) -> Number {
        Number {
            mantissa: quantity.value.mantissa(),
            scale: quantity.value.scale(),
            comparator: quantity.comparator,
            unit: quantity.unit.as_ref().map(|unit| self.place(unit.as_received())),
        }
    }
}

/// What is needed to understand a row.
struct Known<'a> {
    metric: Metric,
    base: i64,
    texts: &'a [String],
}

impl Known<'_> {
    fn entry(&self, row: Row, received: i64) -> Option<Entry> {
        let earlier = row.earlier.into_iter().map(|(told, until)| {
            Some(Earlier { reading: self.reading(told)?, until: DateTime::from_timestamp_millis(until)? })
        });
        Some(Entry {
            number: row.number,
            received: DateTime::from_timestamp_millis(received.checked_add(row.received)?)?,
            earlier: earlier.collect::<Option<_>>()?,
            reading: self.reading(row.reading)?,
        })
    }

    fn reading(&self, told: Told) -> Option<Reading> {
        let base = DateTime::from_timestamp_millis(self.base)?;
        let at = |after: i64| base.checked_add_signed(TimeDelta::try_milliseconds(after)?);
        Some(Reading {
            metric: self.metric,
            value: match told.value {
                ValueCell::One(number) => Value::One { quantity: self.quantity(number)? },
                ValueCell::Pressure(systolic, diastolic) => {
                    Value::Pressure { systolic: self.part(systolic)?, diastolic: self.part(diastolic)? }
                }
            },
            effective: Effective {
                start: at(told.start)?,
                end: match told.end {
                    Some(end) => Some(at(end)?),
                    None => None,
                },
                zone: match told.zone {
                    Some(zone) => Some(self.zone(zone)?),
                    None => None,
                },
            },
            taken: told.taken,
            instrument: Instrument { device: self.text(told.device)?, source: self.text(told.source)? },
            id: told.id,
        })
    }

    fn part(&self, number: Option<Number>) -> Option<Option<Quantity>> {
        match number {
            Some(number) => Some(Some(self.quantity(number)?)),
            None => Some(None),
        }
    }

    fn quantity(&self, number: Number) -> Option<Quantity> {
        let unit = match number.unit {
            Some(place) => Some(Unit::read(self.one(place)?)?),
            None => None,
        };
        let value = Decimal::try_from_i128_with_scale(number.mantissa, number.scale).ok()?;
        Some(Quantity { value, comparator: number.comparator, unit })
    }

    fn zone(&self, zone: ZoneCell) -> Option<Zone> {
        let named = |place| self.one(place)?.parse::<Tz>().ok();
        match zone {
            ZoneCell::Named(place) => named(place).map(Zone::Named),
            ZoneCell::Offset(seconds) => Some(Zone::Offset(seconds)),
            ZoneCell::Assumed(place) => named(place).map(Zone::Assumed),
        }
    }

    fn text(&self, place: Option<u32>) -> Option<Option<String>> {
        match place {
            Some(place) => Some(Some(self.one(place)?.to_owned())),
            None => Some(None),
        }
    }

    fn one(&self, place: u32) -> Option<&str> {
        self.texts.get(usize::try_from(place).ok()?).map(String::as_str)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::observation::Known as UnitKnown;
    use proptest::prelude::*;

    use super::*;

    fn quantity() -> impl Strategy<Value = Quantity> {
        let unit = prop::option::of(prop::sample::select(vec!["mg/dL", "mmol/L", "furlong"]));
        let comparator = prop::option::of(prop::sample::select(vec![Comparator::Less, Comparator::Greater]));
        (any::<i32>(), 0..9_u32, unit, comparator).prop_map(|(digits, scale, unit, comparator)| Quantity {
            comparator,
            ..Quantity::new(Decimal::new(digits.into(), scale), unit)
        })
    }

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            quantity().prop_map(|quantity| Value::One { quantity }),
            (prop::option::of(quantity()), prop::option::of(quantity()))
                .prop_map(|(systolic, diastolic)| Value::Pressure { systolic, diastolic }),
        ]
    }

    fn zone() -> impl Strategy<Value = Zone> {
        prop_oneof![
            Just(Zone::Named(Tz::America__New_York)),
            Just(Zone::Assumed(Tz::Asia__Kolkata)),
            (-50_000..50_000_i32).prop_map(Zone::Offset),
        ]
    }

    fn reading() -> impl Strategy<Value = Reading> {
        let text = || prop::option::of(prop::sample::select(vec!["Watch", "Cuff BP800", "com.apple.health"]));
        let when = (0..86_400_000_i64, prop::option::of(0..90_000_000_i64), prop::option::of(zone()));
        let taken = prop::sample::select(vec![Taken::Device, Taken::Typed, Taken::NotTold]);
        (value(), when, taken, (text(), text()), prop::option::of("[a-z0-9-]{1,12}")).prop_map(
            |(value, (start, long, zone), taken, (device, source), id)| {
                let at = |ms| DateTime::from_timestamp_millis(1_763_700_000_000 + ms).unwrap();
                Reading {
                    metric: Metric::BloodGlucose,
                    value,
                    effective: Effective { start: at(start), end: long.map(|long| at(start + long)), zone },
                    taken,
                    instrument: Instrument { device: device.map(str::to_owned), source: source.map(str::to_owned) },
                    id,
                }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_day_comes_back_as_it_was_to_the_last_digit(all in prop::collection::vec((reading(), 0..9_000_000_i64), 0..40)) {
            let mut kept = ReadingDay::default();
            for (reading, received) in all {
                kept.take(reading, DateTime::from_timestamp_millis(1_763_800_000_000 + received).unwrap());
            }
            let back = day(Metric::BloodGlucose, &bytes(&kept).unwrap()).unwrap();
            prop_assert_eq!(format!("{:?}", back.entries()), format!("{:?}", kept.entries()));
            prop_assert!(back == kept);
            // A number's scale is not part of its equality, and it is kept (GTAB-054).
            let digits = |day: &ReadingDay| day.entries().iter().map(|one| match &one.reading.value {
                Value::One { quantity } => quantity.value.to_string(),
                _ => String::new(),
            }).collect::<Vec<_>>();
            prop_assert_eq!(digits(&back), digits(&kept));
        }

        #[test]
        fn bytes_that_are_no_day_are_told_to_be_unreadable(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = day(Metric::Steps, &bytes);
            let mut later = bytes;
            later.insert(0, FORM + 1);
            prop_assert!(day(Metric::Steps, &later).is_err());
        }
    }

    #[test]
    fn a_minutes_heart_rate_takes_few_bytes() {
        let mut kept = ReadingDay::default();
        for minute in 0..1_440 {
            let at = DateTime::from_timestamp(1_763_683_200 + minute * 60, 0).unwrap();
            let reading = Reading {
                metric: Metric::HeartRate,
                value: Value::One { quantity: Quantity::of(Decimal::from(60 + minute % 40), UnitKnown::PerMinute) },
                effective: Effective::instant(at),
                taken: Taken::Device,
                instrument: Instrument { device: Some("Watch".into()), source: Some("com.apple.health".into()) },
                id: None,
            };
            kept.take(reading, at);
        }
        let size = bytes(&kept).unwrap().len();
        assert!(size < 1_440 * 28, "{size}");
    }
}
