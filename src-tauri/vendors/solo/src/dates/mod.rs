//! The seven ways in which Solo writes a date: unix seconds, `YYYY-MM-DD`, `YYYY-MM-DD hh:mm AM/PM` without a zone, RFC
//! 3339 with an offset, ATOM, ISO with `Z`, and PHP's serialised DateTime with its zone.

mod deceased_at;
mod php;

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};

pub use deceased_at::{format_deceased_at, parse_deceased_at};
pub use php::PhpDateTime;

/// Reads RFC 3339, and with it ATOM (`Y-m-d\TH:i:sP`) and ISO with `Z`.
pub fn parse_offset(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text.trim()).ok()
}

/// Writes ATOM, whole seconds with an offset, as SOLO-30 wants it.
pub fn format_atom(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Writes ISO 8601 in UTC with `Z`, as SOLO-33 wants it.
pub fn format_zulu(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Unix seconds, as a number or a numeric text; null stays absent.
pub(crate) mod unix_option {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, de};
    use serde_json::Value;

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Null => Ok(None),
            other => {
                let seconds = crate::lenient::integer(other).map_err(de::Error::custom)?;
                DateTime::from_timestamp(seconds, 0)
                    .map(Some)
                    .ok_or_else(|| de::Error::custom("not an instant in unix seconds"))
            }
        }
    }
}

/// Unix seconds that must be there.
pub(crate) mod unix {
    use chrono::{DateTime, Utc};
    use serde::{Deserializer, de};

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        super::unix_option::deserialize(deserializer)?.ok_or_else(|| de::Error::custom("no instant"))
    }
}

/// RFC 3339 text that may be null.
pub(crate) mod offset_option {
    use chrono::{DateTime, FixedOffset};
    use serde::{Deserialize, Deserializer, de};

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<DateTime<FixedOffset>>, D::Error> {
        match Option::<String>::deserialize(deserializer)? {
            None => Ok(None),
            Some(text) => {
                super::parse_offset(&text).map(Some).ok_or_else(|| de::Error::custom("not an RFC 3339 instant"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_documents_three_spellings_of_an_instant_are_read() {
        let read = |text: &str| parse_offset(text).unwrap().to_utc().to_rfc3339();
        assert_eq!(read("2022-07-22T09:43:53-04:00"), "2022-07-22T13:43:53+00:00");
        assert_eq!(read("2024-08-15T15:52:01+00:00"), "2024-08-15T15:52:01+00:00");
        assert_eq!(read("2019-12-03T14:32:12Z"), "2019-12-03T14:32:12+00:00");
    }

    #[test]
    fn an_instant_without_an_offset_is_none() {
        for text in ["2022-07-22T09:43:53", "2022-07-22", "1508584382", ""] {
            assert_eq!(parse_offset(text), None, "{text}");
        }
    }

    #[test]
    fn atom_keeps_its_offset_and_iso_ends_in_z() {
        let at = parse_offset("2022-07-22T09:43:53-04:00").unwrap();
        assert_eq!(format_atom(at), "2022-07-22T09:43:53-04:00");
        assert_eq!(format_atom(at.to_utc().fixed_offset()), "2022-07-22T13:43:53+00:00");
        assert_eq!(format_zulu(at.to_utc()), "2022-07-22T13:43:53Z");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(seconds in 0_i64..4_000_000_000, quarters in -48_i32..=56) {
            let offset = FixedOffset::east_opt(quarters * 900).unwrap();
            let at = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset);
            prop_assert_eq!(parse_offset(&format_atom(at)), Some(at));
            prop_assert_eq!(parse_offset(&format_zulu(at.to_utc())).unwrap().to_utc(), at.to_utc());
        }

        #[test]
        fn garbage_never_panics(text in "\\PC{0,40}") {
            let _ = parse_offset(&text);
        }
    }
}
