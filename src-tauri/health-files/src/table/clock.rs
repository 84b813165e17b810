//! Times of a table.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
/// In which order day and month stand, where the year is not first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `31.01.2024`.
    DayFirst,
    /// `01/31/2024`.
    MonthFirst,
}

/// What a cell with a time tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Wall(NaiveDateTime),
    Instant(DateTime<FixedOffset>),
}

/// A time, taken apart. `first` and `second` are day and month in an order that is not told, where the year is last.
pub(super) struct Parts<'a> {
    pub(super) year_first: bool,
    pub(super) first: u32,
    pub(super) second: u32,
    year: i32,
    rest: &'a str,
}

impl<'a> Parts<'a> {
    /// Takes the date off a text; none when it begins with no date. A year of two digits is none.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let (one, mark, text) = number(text)?;
        if !matches!(mark, '-' | '/' | '.') {
            return None;
        }
        let (two, other, text) = number(&text[1..])?;
        if other != mark {
            return None;
        }
        let text = &text[1..];
        let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let (three, rest) = (&text[..digits], &text[digits..]);
        let small = |digits: &str| if digits.len() <= 2 { digits.parse().ok() } else { None };
        let year = |digits: &str| if digits.len() == 4 { digits.parse().ok() } else { None };
        if let Some(year) = year(one) {
            return Some(Self { year_first: true, first: small(two)?, second: small(three)?, year, rest });
        }
        Some(Self { year_first: false, first: small(one)?, second: small(two)?, year: year(three)?, rest })
    }

    fn date(&self, order: DateOrder) -> Option<NaiveDate> {
        let (month, day) = match (self.year_first, order) {
            (true, _) | (false, DateOrder::MonthFirst) => (self.first, self.second),
            (false, DateOrder::DayFirst) => (self.second, self.first),
        };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }
}

/// The digits at the beginning, the letter behind them, and the text from there on.
fn number(text: &str) -> Option<(&str, char, &str)> {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let mark = rest.chars().next().filter(char::is_ascii)?;
    (!digits.is_empty()).then_some((digits, mark, rest))
}

/// Reads a time.
pub(super) fn told(text: &str, order: DateOrder) -> Option<Told> {
    let parts = Parts::of(text)?;
    let date = parts.date(order)?;
    let rest = parts.rest.strip_prefix('T').or_else(|| parts.rest.strip_prefix(' '))?.trim();
    let clock =
        rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || ":.".contains(letter)).len();
    let (clock, after) = (&rest[..clock], rest[clock..].trim());
    let time = ["%H:%M", "%H:%M:%S%.f"].iter().find_map(|form| NaiveTime::parse_from_str(clock, form).ok())?;
    if time.format("%S").to_string() == "60" {
        return None;
    }
    let half = |noon: bool| {
        let hour = chrono::Timelike::hour(&time);
        let hour = (1..=12).contains(&hour).then_some(hour % 12 + if noon { 12 } else { 0 })?;
        chrono::Timelike::with_hour(&time, hour)
    };
    let time = match after.to_ascii_uppercase().as_str() {
        "" => time,
        "AM" | "A.M." => half(false)?,
        "PM" | "P.M." => half(true)?,
        "Z" => return Some(Told::Instant(date.and_time(time).and_utc().fixed_offset())),
        offset => {
            let moment = format!("{} {offset}", date.and_time(time).format("%Y-%m-%d %H:%M:%S%.f"));
            return DateTime::parse_from_str(&moment, "%Y-%m-%d %H:%M:%S%.f %z").ok().map(Told::Instant);
        }
    };
    Some(Told::Wall(date.and_time(time)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str, order: DateOrder) -> Option<String> {
        told(text, order).map(|told| match told {
            Told::Wall(wall) => wall.to_string(),
            Told::Instant(moment) => moment.to_utc().to_string(),
        })
    }

    #[test]
    fn each_form_that_the_makers_write_is_read() {
        use DateOrder::{DayFirst, MonthFirst};
        for (text, order, wanted) in [
            ("2015-06-06 16:50:27", DayFirst, "2015-06-06 16:50:27"),
            ("2026-09-24T10:14:47", MonthFirst, "2026-09-24 10:14:47"),
            ("01-31-2024 08:05 PM", MonthFirst, "2024-01-31 20:05:00"),
            ("01-31-2024 12:05 AM", MonthFirst, "2024-01-31 00:05:00"),
            ("12/1/2024 12:05 pm", DayFirst, "2024-01-12 12:05:00"),
            ("31.01.2024 08:05", DayFirst, "2024-01-31 08:05:00"),
            ("2024/01/31 08:05:00.250", DayFirst, "2024-01-31 08:05:00.250"),
            ("2024-01-31T08:05:00Z", DayFirst, "2024-01-31 08:05:00 UTC"),
            ("2024-01-31T08:05:00+01:00", DayFirst, "2024-01-31 07:05:00 UTC"),
            ("2024-01-31 08:05:00 -0500", DayFirst, "2024-01-31 13:05:00 UTC"),
        ] {
            assert_eq!(read(text, order).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_whole_time_is_none() {
        for text in [
            "",
            "2024-01-31",
            "31.01.24 08:05",
            "2024-02-30 08:05",
            "31-01/2024 08:05",
            "2024-01-31 25:05",
            "2024-01-31 13:05 PM",
            "2024-01-31 00:05 PM",
            "2024-01-31 08:05 noon",
            "2024-01-31 08:05:60",
            "2024-01-31 0805",
            "١٢/١/2024 08:05",
            "99999999999999999999-1-1 08:05",
        ] {
            assert_eq!(read(text, DateOrder::DayFirst), None, "{text}");
        }
        assert_eq!(read("01-31-2024 08:05", DateOrder::DayFirst), None);
    }
}
