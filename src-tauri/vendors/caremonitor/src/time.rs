//! Instants and zones on the wire (A-CM-14): RFC 3339 with an offset, and beside it an IANA zone.
//!
//! Australia has three offsets in winter and five in summer, since not every state has daylight saving: an offset alone
//! does not say what the clock on the wall will show next month. What cannot be read is kept as it came, never guessed.

use chrono::{DateTime, FixedOffset, Offset, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The zone of an appointment that names none (A-CM-14).
pub const DEFAULT_ZONE: Tz = chrono_tz::Australia::Sydney;

/// An instant as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instant {
    /// RFC 3339 with its offset.
    At(DateTime<FixedOffset>),
    /// Something else, for instance a time without an offset, exactly as received.
    Unreadable(String),
}

impl Instant {
    /// The instant, unless it could not be read.
    pub fn at(&self) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::At(at) => Some(*at),
            Self::Unreadable(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(deserializer)? {
            Value::String(text) => DateTime::parse_from_rfc3339(text.trim()).map_or(Self::Unreadable(text), Self::At),
            other => Self::Unreadable(other.to_string()),
        })
    }
}

/// The zone of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Zone {
    /// Named.
    Named(Tz),
    /// Not named: [`DEFAULT_ZONE`] is assumed.
    #[default]
    Assumed,
    /// A name that the tz database does not know, exactly as received: [`DEFAULT_ZONE`] is *not* assumed for it.
    Unknown(String),
}

impl Zone {
    /// The zone to show times in; none when its name is not known.
    pub fn tz(&self) -> Option<Tz> {
        match self {
            Self::Named(tz) => Some(*tz),
            Self::Assumed => Some(DEFAULT_ZONE),
            Self::Unknown(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Option::<String>::deserialize(deserializer)?.unwrap_or_default();
        Ok(match name.trim() {
            "" => Self::Assumed,
            known => known.parse().map_or_else(|_| Self::Unknown(name.clone()), Self::Named),
        })
    }
}

/// An instant as it is sent: whole seconds, with the offset that `zone` has then.
pub(crate) fn written(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Where the times of a record depart from what is assumed.
pub(crate) fn drift(operation: &str, times: &[(&str, &Option<Instant>)], zone: &Zone) -> Vec<String> {
    let mut places = Vec::new();
    for (field, time) in times {
        match time {
            Some(Instant::Unreadable(_)) => places.push(format!("{operation}: {field} cannot be read as a time")),
            Some(Instant::At(at)) => {
                let expected = match zone {
                    Zone::Named(tz) => Some(tz.offset_from_utc_datetime(&at.naive_utc()).fix()),
                    Zone::Assumed | Zone::Unknown(_) => None,
                };
                // A time in UTC says nothing about a clock on a wall, so it contradicts no zone.
                if expected.is_some_and(|expected| expected != *at.offset()) && at.offset().local_minus_utc() != 0 {
                    places.push(format!("{operation}: {field} has another offset than its zone"));
                }
            }
            None => {}
        }
    }
    if matches!(zone, Zone::Unknown(_)) {
        places.push(format!("{operation}: timezone is not in the tz database"));
    }
    places
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{from_value, json};

    use super::*;

    #[test]
    fn an_instant_is_written_with_the_offset_its_zone_has_on_that_day() {
        let (winter, summer) = ("2026-07-01T00:00:00Z".parse().unwrap(), "2026-12-01T00:00:00Z".parse().unwrap());
        assert_eq!(written(winter, chrono_tz::Australia::Sydney), "2026-07-01T10:00:00+10:00");
        assert_eq!(written(summer, chrono_tz::Australia::Sydney), "2026-12-01T11:00:00+11:00");
        assert_eq!(written(summer, chrono_tz::Australia::Brisbane), "2026-12-01T10:00:00+10:00");
        assert_eq!(written(summer, chrono_tz::Australia::Adelaide), "2026-12-01T10:30:00+10:30");
    }

    #[test]
    fn a_time_without_an_offset_is_kept_and_not_guessed() {
        let read: Instant = from_value(json!("2026-12-01T10:00:00")).unwrap();
        assert_eq!(read, Instant::Unreadable("2026-12-01T10:00:00".to_owned()));
        assert_eq!(
            drift("CM-06", &[("start", &Some(read))], &Zone::Assumed),
            ["CM-06: start cannot be read as a time"]
        );
    }

    #[test]
    fn a_zone_is_read_assumed_or_kept_as_unknown() {
        let read = |value| from_value::<Zone>(value).unwrap();
        assert_eq!(read(json!("Australia/Perth")), Zone::Named(chrono_tz::Australia::Perth));
        assert_eq!(read(json!(null)).tz(), Some(DEFAULT_ZONE));
        let unknown = read(json!("AEST"));
        assert_eq!((unknown.tz(), &unknown), (None, &Zone::Unknown("AEST".to_owned())));
        assert_eq!(drift("CM-06", &[], &unknown), ["CM-06: timezone is not in the tz database"]);
    }

    #[test]
    fn an_offset_that_its_zone_does_not_have_then_is_told() {
        let perth = Zone::Named(chrono_tz::Australia::Perth);
        let start = |text: &str| Some(from_value::<Instant>(json!(text)).unwrap());
        assert!(drift("CM-06", &[("start", &start("2026-12-01T10:00:00+08:00"))], &perth).is_empty());
        assert!(drift("CM-06", &[("start", &start("2026-12-01T02:00:00Z"))], &perth).is_empty());
        let told = drift("CM-06", &[("start", &start("2026-12-01T10:00:00+11:00"))], &perth);
        assert_eq!(told, ["CM-06: start has another offset than its zone"]);
    }
}
