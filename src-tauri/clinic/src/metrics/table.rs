//! The table of a metric, newest first: every reading, also those that are not drawn.

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::observation::{Metric, Observation, ReadingDay};

use super::overview::observations;
use super::shown::{Accounts, shown};
use super::whose::whose;
use crate::access::Chart;
use crate::views::{Instant, ReadingsPage, SeriesAsked};
use crate::{Clinic, ClinicError, Result};

/// Rows of a part; readings of one moment are never torn apart.
const ROWS: usize = 200;
/// Days that are read at a time.
const DAYS: u32 = 32;

impl Chart {
    /// A part of the table, from the newest before `until` on.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here, [`ClinicError::Invalid`] for a time that is none.
    pub async fn readings(&self, asked: &SeriesAsked) -> Result<ReadingsPage> {
        let clinic = &*self.clinic;
        self.opens(&asked.patient).await?;
        let person = whose(clinic, &asked.patient).await?;
        self.opens_chart(&asked.patient).await?;
        let (from, until) = (moment(asked.from.as_ref())?, moment(asked.until.as_ref())?);
        let mut rows = newest(clinic, &person.keys, asked.metric, from, until, ROWS).await?;
        let next = cut(&mut rows);
        let (accounts, now) = (Accounts::read(clinic).await?, Utc::now());
        let rows = rows.iter().map(|one| shown(one, &accounts, now, person.born)).collect();
        Ok(ReadingsPage { rows, next })
    }
}

/// The readings of a metric from the newest before `until` on, day by day until there are more than `rows`.
pub(super) async fn newest(
    clinic: &Clinic,
    keys: &[PatientKey],
    metric: Metric,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    rows: usize,
) -> Result<Vec<Observation>> {
    let ledger = clinic.store.ledger();
    let within = |one: &Observation| {
        let start = one.reading.effective.start;
        from.is_none_or(|from| start >= from) && until.is_none_or(|until| start < until)
    };
    let first_day = from.map_or(i64::MIN, ReadingDay::of);
    let mut found: Vec<Observation> = Vec::new();
    let mut until_day = until.map_or(i64::MAX, ReadingDay::of);
    let mut whole = false;
    while found.len() <= rows && !whole {
        let days = ledger.last_reading_days(keys, metric, until_day, DAYS).await?;
        let days: Vec<i64> = days.into_iter().filter(|day| *day >= first_day).collect();
        for day in &days {
            let mut of_day = observations(ledger.reading_days(keys, metric, *day..=*day).await?);
            of_day.retain(within);
            found.extend(of_day.into_iter().rev());
            if found.len() > rows {
                break;
            }
        }
        match days.last().and_then(|day| day.checked_sub(1)) {
            Some(before) => until_day = before,
            None => whole = true,
        }
    }
    Ok(found)
}

/// Cuts a part off where the moment changes; the begin of what is left is where the next part ends. No more than a part
/// is all there is.
pub(super) fn cut(rows: &mut Vec<Observation>) -> Option<Instant> {
    let last = rows.get(ROWS).and(rows.get(ROWS - 1))?.reading.effective.start;
    let more = rows.iter().skip(ROWS).take_while(|one| one.reading.effective.start == last).count();
    rows.truncate(ROWS + more);
    Some(last.into())
}

/// A moment that the page sent.
pub(super) fn moment(at: Option<&Instant>) -> Result<Option<DateTime<Utc>>> {
    at.map(|at| at.parse().ok_or(ClinicError::Invalid { field: "time", what: "unreadable" })).transpose()
}

#[cfg(test)]
mod tests {
    use domain::observation::{Effective, Instrument, Known, Quantity, Reading, Taken, Value};
    use rust_decimal::Decimal;

    use super::*;

    /// Readings, newest first, a second apart; of the last so many are of one moment.
    fn rows(count: usize, of_one_moment: usize) -> Vec<Observation> {
        let at = |place: usize| DateTime::<Utc>::UNIX_EPOCH - chrono::TimeDelta::seconds(place as i64);
        let one = |place: usize| Observation {
            reading: Reading {
                metric: Metric::HeartRate,
                value: Value::One { quantity: Quantity::of(Decimal::from(60 + place), Known::PerMinute) },
                effective: Effective::instant(at(place.min(count.saturating_sub(of_one_moment)))),
                taken: Taken::Device,
                instrument: Instrument::default(),
                id: None,
            },
            origins: Vec::new(),
            earlier: Vec::new(),
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn no_reading_of_one_moment_is_torn_off_and_none_behind_it_is_forgotten() {
        for (count, of_one_moment, left, goes_on) in [
            (0, 0, 0, false),
            (ROWS, 1, ROWS, false),
            (ROWS + 1, 1, ROWS, true),
            // The part ends within a moment that is the last of its day: older days may follow.
            (ROWS + 1, 2, ROWS + 1, true),
            (ROWS + 30, 31, ROWS + 30, true),
        ] {
            let mut all = rows(count, of_one_moment);
            let next = cut(&mut all);
            assert_eq!((all.len(), next.is_some()), (left, goes_on), "{count}, {of_one_moment}");
        }
    }
}
