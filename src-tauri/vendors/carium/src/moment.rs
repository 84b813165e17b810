//! Instants. Carium answers `YYYY-MM-DD hh:mm:ss`, always UTC and without saying so; it takes RFC 3339 as well.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer};

use crate::tolerant;

/// An instant as Carium writes one, or what it wrote instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// An instant.
    At(DateTime<Utc>),
    /// Something that is none, exactly as received: never taken for a time.
    Unreadable(String),
}

impl Moment {
    /// Reads both forms: `2022-01-01 09:00:00` (UTC) and RFC 3339. A time with a `T` and no zone is neither.
    pub fn read(text: &str) -> Self {
        match instant(text.trim()) {
            Some(at) => Self::At(at),
            None => Self::Unreadable(text.to_owned()),
        }
    }

    /// The instant, if it is one.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::At(at) => Some(*at),
            Self::Unreadable(_) => None,
        }
    }
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    if text.as_bytes().get(10) != Some(&b' ') {
        return None;
    }
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f").ok().map(|at| at.and_utc())
}

/// As it is sent: RFC 3339 in UTC, whole seconds, `Z`.
pub(crate) fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

pub(crate) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Moment>, D::Error> {
    Ok(tolerant::text(deserializer)?.filter(|text| !text.is_empty()).map(|text| Moment::read(&text)))
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::read(&String::deserialize(deserializer)?))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_forms_are_the_same_instant() {
        let at = "2022-01-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap();
        for text in
            ["2022-01-01 09:00:00", "2022-01-01T09:00:00Z", "2022-01-01T10:00:00+01:00", "2022-01-01 09:00:00.000"]
        {
            assert_eq!(Moment::read(text), Moment::At(at), "{text}");
        }
        assert_eq!(written(at), "2022-01-01T09:00:00Z");
    }

    #[test]
    fn what_is_no_instant_is_kept_as_it_came() {
        for text in [
            "2022-01-01T09:00:00",
            "2022-01-01",
            "soon",
            "01/02/2022 09:00:00",
            "2022-02-30 09:00:00",
            "2022-01-0109:00:00",
        ] {
            assert_eq!(Moment::read(text), Moment::Unreadable(text.to_owned()));
            assert_eq!(Moment::read(text).instant(), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(seconds in 0_i64..4_000_000_000) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            prop_assert_eq!(Moment::read(&written(at)), Moment::At(at));
            prop_assert_eq!(Moment::read(&at.format("%Y-%m-%d %H:%M:%S").to_string()), Moment::At(at));
        }

        #[test]
        fn garbage_never_panics(text in "\\PC{0,40}") {
            let _ = Moment::read(&text);
        }
    }
}
