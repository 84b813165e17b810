//! A reading in words and numbers, as it was received.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::observation::quantity::to_places;
use domain::observation::{Comparator, Earlier, Metric, Observation, Origin, Quantity, Value, Way, Zone, mark};
use domain::{ConnectionId, Vendor};

use crate::views::{EarlierValue, Instant, ReadingSource, ReadingView, ReadingWay, WayKind};
use crate::{Clinic, Result};

/// What stands for a part that is missing.
const MISSING: &str = "–";

/// The accounts by their ids, to name the ways.
pub(crate) struct Accounts(HashMap<ConnectionId, (Vendor, String)>);

impl Accounts {
    /// As they are now.
    pub(crate) async fn read(clinic: &Clinic) -> Result<Self> {
        let rows = clinic.store.ledger().connections().await?;
        Ok(Self(rows.into_iter().map(|row| (row.id.clone(), (row.vendor(), row.name))).collect()))
    }

    /// How a reading came, by the way on which it came first.
    pub(super) fn source(&self, one: &Observation) -> Option<ReadingSource> {
        let way = one.origins.first().map(|origin| self.way(origin))?;
        let instrument = one.reading.instrument.clone();
        Some(ReadingSource { kind: way.kind, vendor: way.vendor, device: instrument.device, source: instrument.source })
    }

    /// A way with its account's name.
    pub(super) fn way(&self, origin: &Origin) -> ReadingWay {
        let (kind, connection) = match &origin.way {
            Way::Read { connection } => (WayKind::Read, Some(connection)),
            Way::Delivered { connection } => (WayKind::Delivered, Some(connection)),
            Way::Imported { .. } => (WayKind::Imported, None),
            Way::Entered { .. } => (WayKind::Entered, None),
        };
        let account = connection.and_then(|id| self.0.get(id));
        let name = match &origin.way {
            Way::Entered { by } => Some(by.clone()),
            _ => account.map(|(_, name)| name.clone()),
        };
        ReadingWay { kind, vendor: account.map(|(vendor, _)| *vendor), name, received: origin.received.into() }
    }
}

/// A reading as the page shows it.
pub(crate) fn shown(
    one: &Observation,
    accounts: &Accounts,
    now: DateTime<Utc>,
    born: Option<NaiveDate>,
) -> ReadingView {
    let reading = &one.reading;
    let (value, unit) = received(&reading.value);
    let zone = reading.effective.zone;
    ReadingView {
        value,
        unit,
        converted: converted(reading.metric, &reading.value),
        start: reading.effective.start.into(),
        end: reading.effective.end.map(Instant::from),
        zone: zone.map(zone_text),
        zone_assumed: matches!(zone, Some(Zone::Assumed(_))),
        marks: mark::marks(one, now, born),
        taken: reading.taken,
        device: reading.instrument.device.clone(),
        source: reading.instrument.source.clone(),
        ways: one.origins.iter().map(|origin| accounts.way(origin)).collect(),
        earlier: one.earlier.iter().map(earlier).collect(),
    }
}

fn earlier(one: &Earlier) -> EarlierValue {
    let (value, unit) = received(&one.reading.value);
    EarlierValue { value, unit, until: one.until.into() }
}

/// The value and the unit as they were received.
pub(crate) fn received(value: &Value) -> (String, Option<String>) {
    let unit = |quantity: &Quantity| quantity.unit.as_ref().map(|unit| unit.as_received().to_owned());
    match value {
        Value::One { quantity } => (number(quantity, |value| value.to_string()), unit(quantity)),
        Value::Pressure { systolic, diastolic } => {
            let text = |part: &Option<Quantity>| {
                part.as_ref().map_or_else(|| MISSING.to_owned(), |part| number(part, |value| value.to_string()))
            };
            let told = systolic.as_ref().and_then(unit).or_else(|| diastolic.as_ref().and_then(unit));
            (format!("{}/{}", text(systolic), text(diastolic)), told)
        }
    }
}

/// The value in the unit that the metric is drawn in, where that is another number.
fn converted(metric: Metric, value: &Value) -> Option<String> {
    let unit = metric.unit();
    let text = |quantity: &Quantity| {
        let to = quantity.in_unit(unit)?;
        Some((number(quantity, |_| to_places(to.value, metric.places(unit)).to_string()), to.converted))
    };
    match value {
        Value::One { quantity } => text(quantity).filter(|(_, converted)| *converted).map(|(text, _)| text),
        Value::Pressure { systolic, diastolic } => {
            let parts = [systolic, diastolic].map(|part| part.as_ref().map(text));
            // A part that cannot be converted leaves the pressure as it was received.
            let any = parts.iter().flatten().any(|part| part.as_ref().is_some_and(|(_, converted)| *converted));
            let texts: Option<Vec<String>> = parts
                .into_iter()
                .map(|part| part.map_or_else(|| Some(MISSING.to_owned()), |part| part.map(|(text, _)| text)))
                .collect();
            texts.filter(|_| any).map(|texts| texts.join("/"))
        }
    }
}

fn number(quantity: &Quantity, text: impl Fn(&rust_decimal::Decimal) -> String) -> String {
    let bound = match quantity.comparator {
        None => "",
        Some(Comparator::Less) => "<",
        Some(Comparator::Greater) => ">",
    };
    format!("{bound}{}", text(&quantity.value))
}

/// An IANA name, or an offset as people write it.
fn zone_text(zone: Zone) -> String {
    match zone {
        Zone::Named(tz) | Zone::Assumed(tz) => tz.name().to_owned(),
        Zone::Offset(seconds) => {
            let sign = if seconds < 0 { '−' } else { '+' };
            let minutes = seconds.abs() / 60;
            match (minutes / 60, minutes % 60) {
                (hours, 0) => format!("UTC{sign}{hours}"),
                (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn quantity(digits: &str, unit: &str) -> Quantity {
        Quantity::new(Quantity::number(digits).unwrap(), Some(unit))
    }

    #[test]
    fn gtab_054_a_value_keeps_its_digits_and_gtab_030_a_converted_one_stands_beside_it() {
        let one = |digits, unit| Value::One { quantity: quantity(digits, unit) };
        assert_eq!(received(&one("7.0", "mmol/L")), ("7.0".into(), Some("mmol/L".into())));
        assert_eq!(converted(Metric::MeterGlucose, &one("7.0", "mmol/L")), Some("126".into()));
        assert_eq!(converted(Metric::MeterGlucose, &one("126", "mg/dL")), None);
        assert_eq!(converted(Metric::MeterGlucose, &one("126", "furlong")), None);
    }

    #[test]
    fn x_bp_01_a_pressure_is_one_text_and_a_missing_part_shows() {
        let pascals =
            Value::Pressure { systolic: Some(quantity("16400", "Pa")), diastolic: Some(quantity("10533", "Pa")) };
        assert_eq!(received(&pascals), ("16400/10533".into(), Some("Pa".into())));
        assert_eq!(converted(Metric::BloodPressure, &pascals), Some("123/79".into()));
        let half = Value::Pressure { systolic: Some(quantity("16400", "Pa")), diastolic: None };
        assert_eq!(converted(Metric::BloodPressure, &half), Some("123/–".into()));
    }

    #[test]
    fn x_glu_08_a_sensor_at_its_limit_says_so_in_either_unit() {
        let low = Quantity { comparator: Some(Comparator::Less), ..quantity("2.2", "mmol/L") };
        let low = Value::One { quantity: low };
        assert_eq!((received(&low).0, converted(Metric::SensorGlucose, &low)), ("<2.2".into(), Some("<40".into())));
    }

    #[test]
    fn an_offset_is_written_as_people_do() {
        for (seconds, text) in [(-18_000, "UTC−5"), (19_800, "UTC+5:30"), (0, "UTC+0")] {
            assert_eq!(zone_text(Zone::Offset(seconds)), text);
        }
    }
}
