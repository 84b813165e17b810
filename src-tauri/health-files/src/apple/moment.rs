//! Times as Apple writes them: `2024-01-31 08:05:00 -0500`.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// Reads a time with its offset, with or without a colon. None when it is no time or the calendar does not have it.
pub(super) fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let bytes = text.as_bytes();
    let fixed = |at: usize, wanted: &[u8]| bytes.get(at).is_some_and(|byte| wanted.contains(byte));
    if !(fixed(4, b"-") && fixed(7, b"-") && fixed(10, b" T") && fixed(13, b":") && fixed(16, b":") && fixed(19, b" "))
    {
        return None;
    }
    let number = |at: usize, digits: usize| -> Option<u32> {
        bytes
            .get(at..at + digits)?
            .iter()
            .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let year = i32::try_from(number(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(5, 2)?, number(8, 2)?)?;
    let wall = day.and_hms_opt(number(11, 2)?, number(14, 2)?, number(17, 2)?)?;
    let minutes = match bytes.len() {
        25 => number(23, 2)?,
        26 if fixed(23, b":") => number(24, 2)?,
        _ => return None,
    };
    let east = i32::try_from(number(21, 2)? * 3600 + minutes * 60).ok()?;
    let offset = match bytes.get(20)? {
        b'+' => FixedOffset::east_opt(east)?,
        b'-' => FixedOffset::west_opt(east)?,
        _ => return None,
    };
    if minutes > 59 {
        return None;
    }
    wall.and_local_timezone(offset).single()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_read_with_and_without_a_colon() {
        for (text, utc) in [
            ("2024-01-31 08:05:00 -0500", "2024-01-31 13:05:00 UTC"),
            ("2024-01-31 08:05:00 -05:00", "2024-01-31 13:05:00 UTC"),
            ("2024-02-29 00:15:00 +0545", "2024-02-28 18:30:00 UTC"),
            ("1999-12-31 23:59:59 +0000", "1999-12-31 23:59:59 UTC"),
        ] {
            assert_eq!(moment(text).unwrap().to_utc().to_string(), utc, "{text}");
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_time() {
        for text in [
            "",
            "2023-02-29 08:05:00 -0500",
            "2024-13-01 08:05:00 -0500",
            "2024-01-31 24:05:00 -0500",
            "2024-01-31 08:05:00",
            "2024-01-31 08:05:00 -2500",
            "2024-01-31 08:05:00 -0575",
            "2024-01-31 08:05:00 0500",
            "31/01/2024 08:05:00 -0500",
            "2024-01-31 08:05:0x -0500",
            "2024-01-31 08:05:00 -0500 ",
            "２024-01-31 08:05:00 -0500",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
