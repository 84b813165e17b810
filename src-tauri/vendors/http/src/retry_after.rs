//! `Retry-After` (RFC 9110 §10.2.3): seconds, or an HTTP date in any of its three forms.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};

/// The wait that `headers` ask for at the time `now`; zero for a date that has passed, `None` for a header that is
/// absent or is neither form.
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(Duration::from_secs(u64::from(seconds)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asked(value: &str, now: SystemTime) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().unwrap());
        retry_after(&headers, now)
    }

    #[test]
    fn a_date_that_has_passed_asks_for_no_wait() {
        let now = SystemTime::now();
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT", now), Some(Duration::ZERO));
    }

    #[test]
    fn words_negative_numbers_and_an_absent_header_ask_for_nothing() {
        let now = SystemTime::now();
        assert_eq!(asked("soon", now), None);
        assert_eq!(asked("-5", now), None);
        assert_eq!(retry_after(&HeaderMap::new(), now), None);
    }

    proptest! {
        #[test]
        fn seconds_are_taken_as_they_stand(seconds: u32) {
            let wait = asked(&seconds.to_string(), SystemTime::UNIX_EPOCH);
            prop_assert_eq!(wait, Some(Duration::from_secs(u64::from(seconds))));
        }

        #[test]
        fn a_date_ahead_asks_for_the_time_until_then(start in 0_u64..4_000_000_000, ahead in 0_u64..1_000_000) {
            let now = SystemTime::UNIX_EPOCH + Duration::from_secs(start);
            let date = httpdate::fmt_http_date(now + Duration::from_secs(ahead));
            prop_assert_eq!(asked(&date, now), Some(Duration::from_secs(ahead)));
        }
    }
}
