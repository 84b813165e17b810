//! The readings that no graph shows, since no unit was told or it measures something else. They are kept as they came: no
//! number is guessed, and none is left out of what a person can read.

use chrono::Utc;
use domain::observation::{Observation, ReadingDay, Value};

use super::overview::observations;
use super::shown::{Accounts, shown};
use super::table::{cut, moment};
use super::whose::whose;
use crate::access::Chart;
use crate::views::{ReadingsPage, SeriesAsked};
use crate::{ClinicError, Result};

impl Chart {
    /// A part of the readings of a metric that cannot be drawn, from the newest before `until` on. They are looked for
    /// among all: of half a million, two may have no unit.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here, [`ClinicError::Invalid`] for a time that is none.
    pub async fn undrawn_readings(&self, asked: &SeriesAsked) -> Result<ReadingsPage> {
        let clinic = &*self.clinic;
        self.opens(&asked.patient).await?;
        let person = whose(clinic, &asked.patient).await?;
        self.opens_chart(&asked.patient).await?;
        let (from, until) = (moment(asked.from.as_ref())?, moment(asked.until.as_ref())?);
        let days = from.map_or(i64::MIN, ReadingDay::of)..=until.map_or(i64::MAX, ReadingDay::of);
        let kept = clinic.store.ledger().reading_days(&person.keys, asked.metric, days).await?;
        let accounts = Accounts::read(clinic).await?;
        let (now, born) = (Utc::now(), person.born);
        let made = tokio::task::spawn_blocking(move || {
            let mut rows = observations(kept);
            rows.retain(|one| {
                let start = one.reading.effective.start;
                from.is_none_or(|from| start >= from) && until.is_none_or(|until| start < until) && is_undrawn(one)
            });
            rows.reverse();
            let next = cut(&mut rows);
            let rows = rows.iter().map(|one| shown(one, &accounts, now, born)).collect();
            ReadingsPage { rows, next }
        });
        made.await.map_err(|_| ClinicError::Closing)
    }
}

/// As in what is drawn ([`super::series`]): a pressure of which one part has its unit is drawn by that part.
fn is_undrawn(one: &Observation) -> bool {
    let unit = one.reading.metric.unit();
    let parts = match &one.reading.value {
        Value::One { quantity } => [Some(quantity), None],
        Value::Pressure { systolic, diastolic } => [systolic.as_ref(), diastolic.as_ref()],
    };
    parts.into_iter().flatten().all(|part| part.in_unit(unit).is_none())
}
