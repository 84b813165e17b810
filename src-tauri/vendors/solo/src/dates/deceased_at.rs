//! `deceasedAt`: `2020-03-31 10:12 AM`, a wall-clock time whose zone Solo does not say.

use chrono::NaiveDateTime;

const FORMAT: &str = "%Y-%m-%d %I:%M %p";

/// Reads it as a wall-clock time. No zone is invented.
pub fn parse_deceased_at(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text.trim(), FORMAT).ok()
}

/// Writes it as Solo does.
pub fn format_deceased_at(at: NaiveDateTime) -> String {
    at.format(FORMAT).to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn noon_and_midnight_are_told_apart() {
        assert_eq!(parse_deceased_at("2020-03-31 12:05 AM").unwrap().to_string(), "2020-03-31 00:05:00");
        assert_eq!(parse_deceased_at("2020-03-31 12:05 PM").unwrap().to_string(), "2020-03-31 12:05:00");
        assert_eq!(parse_deceased_at("2020-03-31"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(minutes in 0_i64..60_000_000) {
            let at = chrono::DateTime::from_timestamp(minutes * 60, 0).unwrap().naive_utc();
            prop_assert_eq!(parse_deceased_at(&format_deceased_at(at)), Some(at));
        }

        #[test]
        fn garbage_is_none(text in "\\PC{0,30}") {
            let _ = parse_deceased_at(&text);
        }
    }
}
