//! Age in completed calendar units (PAB-0034, X-05).

use chrono::{Datelike, Months, NaiveDate};

use crate::words::Words;

/// Under 4 weeks in days; under 1 year in weeks and days; under 2 years in months and days; under 18 years in years and
/// months; then in years. A birthday on 29 February counts from the 28th. Absent when `born` lies after `today`.
pub(crate) fn age(born: NaiveDate, today: NaiveDate, words: &Words) -> Option<String> {
    let days = (today - born).num_days();
    if days < 0 {
        return None;
    }
    let units = words.age_units;
    if days < 28 {
        return Some(format!("{days}{}", units.days));
    }
    let months = completed_months(born, today);
    Some(if months < 12 {
        joined(days / 7, units.weeks, days % 7, units.days)
    } else if months < 24 {
        let since = born.checked_add_months(Months::new(months)).map_or(0, |day| (today - day).num_days());
        joined(i64::from(months), units.months, since, units.days)
    } else if months < 18 * 12 {
        joined(i64::from(months / 12), units.years, i64::from(months % 12), units.months)
    } else {
        format!("{}{}", months / 12, units.years)
    })
}

fn joined(first: i64, first_unit: &str, second: i64, second_unit: &str) -> String {
    if second == 0 { format!("{first}{first_unit}") } else { format!("{first}{first_unit} {second}{second_unit}") }
}

fn completed_months(born: NaiveDate, today: NaiveDate) -> u32 {
    let between = (today.year() - born.year()) * 12 + today.month0() as i32 - born.month0() as i32;
    let months = u32::try_from(between).unwrap_or(0);
    match born.checked_add_months(Months::new(months)) {
        Some(reached) if reached > today => months.saturating_sub(1),
        _ => months,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Language;

    fn at(born: &str, today: &str) -> Option<String> {
        age(born.parse().unwrap(), today.parse().unwrap(), Language::English.words())
    }

    #[test]
    fn pab_0034_the_unit_follows_the_age() {
        let shown = |born| at(born, "2026-11-20").unwrap();
        assert_eq!(shown("2026-11-20"), "0d");
        assert_eq!(shown("2026-10-24"), "27d");
        assert_eq!(shown("2026-10-23"), "4w");
        assert_eq!(shown("2026-01-10"), "44w 6d");
        assert_eq!(shown("2025-10-10"), "13m 10d");
        assert_eq!(shown("2015-03-20"), "11y 8m");
        assert_eq!(shown("2008-11-20"), "18y");
        assert_eq!(shown("2008-11-21"), "17y 11m");
        assert_eq!(shown("1968-03-14"), "58y");
    }

    #[test]
    fn x_05_a_birthday_on_the_29th_of_february_counts_from_the_28th_and_the_future_has_no_age() {
        assert_eq!(at("2004-02-29", "2026-02-27").unwrap(), "21y");
        assert_eq!(at("2004-02-29", "2026-02-28").unwrap(), "22y");
        assert_eq!(at("2026-11-21", "2026-11-20"), None);
    }
}
