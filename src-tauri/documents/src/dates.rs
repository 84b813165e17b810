//! Dates and times as they are printed: `05-Apr-2026`, 24 hours, with the zone's offset (D+Ta-0006, D+Tb-0001, X-04).

use chrono::{DateTime, Datelike, NaiveDate, Offset, Utc};
use chrono_tz::Tz;
use domain::BirthDate;

use crate::words::Words;

/// `05-Apr-2026`.
pub(crate) fn short(day: NaiveDate, words: &Words) -> String {
    format!("{:02}-{}-{:04}", day.day(), words.months[day.month0() as usize], day.year())
}

/// `Tue 05-May-2026` (D+Ta-0016).
pub(crate) fn with_weekday(day: NaiveDate, words: &Words) -> String {
    format!("{} {}", words.weekdays[day.weekday().num_days_from_sunday() as usize], short(day, words))
}

/// `Tuesday 05 May 2026`, for text meant for the patient (D+Ta-0011).
pub(crate) fn long(day: NaiveDate, words: &Words) -> String {
    let weekday = words.long_weekdays[day.weekday().num_days_from_sunday() as usize];
    let month = words.long_months[day.month0() as usize];
    (words.long_date)(weekday, &format!("{:02}", day.day()), month, &format!("{:04}", day.year()))
}

/// The known parts of a FHIR date: `1984`, `Apr-1984`, `05-Apr-1984`.
pub(crate) fn partial(date: &BirthDate, words: &Words) -> String {
    if let Some(day) = date.day() {
        return short(day, words);
    }
    let (year, month) = date.as_str().split_once('-').unwrap_or((date.as_str(), ""));
    match month.parse::<usize>().ok().and_then(|month| words.months.get(month.wrapping_sub(1))) {
        Some(month) => format!("{month}-{year}"),
        None => year.to_owned(),
    }
}

/// `09:05`.
pub(crate) fn time(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M").to_string()
}

/// `05-Apr-2026 09:05 UTC-4`.
pub(crate) fn moment(at: DateTime<Utc>, zone: Tz, words: &Words) -> String {
    let local = at.with_timezone(&zone);
    format!("{} {} {}", short(local.date_naive(), words), time(at, zone), offset(at, zone))
}

/// `UTC−5`, `UTC+5:30`, `UTC`.
pub(crate) fn offset(at: DateTime<Utc>, zone: Tz) -> String {
    offset_text(at.with_timezone(&zone).offset().fix().local_minus_utc())
}

/// The same of seconds east of Greenwich.
pub(crate) fn offset_text(seconds: i32) -> String {
    let minutes = seconds / 60;
    if minutes == 0 {
        return "UTC".to_owned();
    }
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Language;

    #[test]
    fn x_03_a_partial_date_shows_its_known_parts_only() {
        let shown = |text| partial(&BirthDate::parse(text).unwrap(), Language::English.words());
        assert_eq!([shown("1984"), shown("1984-04"), shown("1984-04-05")], ["1984", "Apr-1984", "05-Apr-1984"]);
    }

    #[test]
    fn x_04_a_time_carries_its_offset() {
        let at = "2026-11-20T15:42:00Z".parse().unwrap();
        let words = Language::Spanish.words();
        assert_eq!(moment(at, chrono_tz::America::New_York, words), "20-Nov-2026 10:42 UTC−5");
        assert_eq!(moment(at, chrono_tz::Asia::Kolkata, words), "20-Nov-2026 21:12 UTC+5:30");
        assert_eq!(long("2026-11-20".parse().unwrap(), words), "viernes, 20 de noviembre de 2026");
    }
}
