//! The two forms of a date and time: answers always say `YYYY-MM-DD hh:mm:ss`, which is UTC; requests may say RFC
//! 3339 too.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

const PLAIN: &str = "%Y-%m-%d %H:%M:%S";

/// As an answer says it.
pub(super) fn told(instant: DateTime<Utc>) -> String {
    instant.format(PLAIN).to_string()
}

/// Reads either form; `None` for anything else, a date without a time or a time without a zone among it.
pub(super) fn read(text: &str) -> Option<DateTime<Utc>> {
    if text.len() == 19 {
        return NaiveDateTime::parse_from_str(text, PLAIN).ok().map(|instant| instant.and_utc());
    }
    let has_a_t = text.as_bytes().get(10) == Some(&b'T');
    DateTime::parse_from_rfc3339(text).ok().filter(|_| has_a_t).map(|instant| instant.with_timezone(&Utc))
}

/// `YYYY-MM-DD` with its zeros.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    if text.len() == 10 { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_as_one_instant_and_nothing_else_is() {
        let same = ["2022-01-01T09:00:00Z", "2022-01-01T10:00:00+01:00", "2022-01-01 09:00:00"];
        assert!(same.iter().all(|text| read(text).map(told).as_deref() == Some("2022-01-01 09:00:00")));
        for wrong in ["2022-01-01", "2022-01-01T09:00:00", "2022-01-01 09:00:00Z", "2022-1-1 09:00:000", "", "now"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
