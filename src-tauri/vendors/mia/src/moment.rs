//! Points in time, as Mia's several sources write them: RFC 3339, Medisanté's with nanoseconds, and HealthKit's whose
//! offset has no colon (`2024-07-23T15:44:05.993+0200`). The text is kept, so that nothing is lost that cannot be read.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize};

/// What HealthKit writes: milliseconds, and an offset without a colon.
const HEALTHKIT: &str = "%Y-%m-%dT%H:%M:%S%.3f%z";
/// What is read beside RFC 3339: any fraction of a second, an offset with or without a colon.
const OFFSET_WITHOUT_COLON: &str = "%Y-%m-%dT%H:%M:%S%.f%z";

/// A point in time as it was written. `Debug` does not show it: when something was measured is the patient's.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Moment(String);

impl Moment {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The instant, with the offset it was written with and every digit of its fraction. None when the text is no date,
    /// or has no offset: which day it means is then not known.
    pub fn instant(&self) -> Option<DateTime<FixedOffset>> {
        let text = self.0.trim();
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, OFFSET_WITHOUT_COLON)).ok()
    }

    /// As HealthKit writes it: in whole milliseconds.
    pub fn healthkit(at: DateTime<FixedOffset>) -> Self {
        Self(at.format(HEALTHKIT).to_string())
    }
}

impl From<&str> for Moment {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        vendor_http::lenient::text(deserializer).map(Self)
    }
}

impl std::fmt::Debug for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Moment(<redacted>)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Some(Moment::from(text).instant()?.to_rfc3339())
    }

    #[test]
    fn an_offset_is_read_with_and_without_its_colon() {
        let expected = Some("2024-07-23T15:44:05.993+02:00".to_owned());
        assert_eq!(read("2024-07-23T15:44:05.993+0200"), expected);
        assert_eq!(read("2024-07-23T15:44:05.993+02:00"), expected);
        assert_eq!(read(" 2024-07-23T15:44:05Z "), Some("2024-07-23T15:44:05+00:00".to_owned()));
    }

    #[test]
    fn nanoseconds_are_kept_to_the_last_digit() {
        let moment = Moment::from("2024-05-21T15:45:59.815903123Z");
        assert_eq!(moment.instant().unwrap().timestamp_subsec_nanos(), 815_903_123);
        assert_eq!(moment.as_str(), "2024-05-21T15:45:59.815903123Z");
    }

    #[test]
    fn no_instant_is_made_of_a_time_without_an_offset_or_of_no_date() {
        for text in ["2024-07-23T15:44:05.993", "2024-07-23", "yesterday", "", "2024-02-30T00:00:00Z"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_for_healthkit_has_no_colon_and_is_read_again() {
        let at = Moment::from("2024-07-23T15:44:05.993-05:30").instant().unwrap();
        let written = Moment::healthkit(at);
        assert_eq!(written.as_str(), "2024-07-23T15:44:05.993-0530");
        assert_eq!(written.instant(), Some(at));
    }

    #[test]
    fn debug_does_not_show_when() {
        assert_eq!(format!("{:?}", Moment::from("2024-07-23T15:44:05Z")), "Moment(<redacted>)");
    }
}
