//! What there is of a person, with the last two values of each metric (rules GTAB-045 to GTAB-047).

use chrono::{DateTime, NaiveDate, Utc};
use domain::PatientKey;
use domain::observation::together::Told;
use domain::observation::{Metric, Observation, ReadingDay, together};
use store::{KeptDay, ReadingExtent, ThresholdRow};

use super::shown::{Accounts, shown};
use super::whose::whose;
use crate::access::Chart;
use crate::alerts::drawn;
use crate::views::{Instant, MetricView, MetricsView, count};
use crate::{Clinic, Result};

/// How many of the last days are looked through for the last two readings at a time. A day that has any has one.
const LAST_DAYS: u32 = 2;

impl Chart {
    /// The metrics of a person, from the store.
    ///
    /// # Errors
    /// [`crate::ClinicError::NotFound`] when the record is not known here.
    pub async fn metrics(&self, patient: &PatientKey) -> Result<MetricsView> {
        let clinic = &*self.clinic;
        self.opens(patient).await?;
        let person = whose(clinic, patient).await?;
        self.opens_chart(patient).await?;
        let extents = clinic.store.ledger().reading_extents(&person.keys).await?;
        let accounts = Accounts::read(clinic).await?;
        let ranges = clinic.store.ledger().thresholds_of(&person.keys).await?;
        let in_force: Vec<ThresholdRow> = ranges.into_iter().filter(|row| row.ended_at.is_none()).collect();
        let now = Utc::now();
        let mut metrics = Vec::with_capacity(extents.len());
        for metric in Metric::ALL {
            let Some(extent) = extents.iter().find(|extent| extent.metric == metric) else { continue };
            let last = last_two(clinic, &person.keys, extent).await?;
            let ranges = drawn(&in_force, metric);
            metrics.push(MetricView { ranges, ..view(extent, &last, &accounts, now, person.born) });
        }
        Ok(MetricsView { metrics, zone: person.zone, zone_is_patients: person.zone_is_theirs })
    }
}

async fn last_two(clinic: &Clinic, keys: &[PatientKey], extent: &ReadingExtent) -> Result<Vec<Observation>> {
    let ledger = clinic.store.ledger();
    let days = ledger.last_reading_days(keys, extent.metric, extent.last_day, LAST_DAYS).await?;
    let (Some(last), Some(first)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let mut all = observations(ledger.reading_days(keys, extent.metric, *first..=*last).await?);
    Ok(all.split_off(all.len().saturating_sub(2)))
}

/// The readings of days of several ways, in the order in which they were taken.
pub(crate) fn observations(kept: Vec<KeptDay>) -> Vec<Observation> {
    let mut all = Vec::new();
    let mut days = kept.into_iter().peekable();
    while let Some(first) = days.next() {
        let mut told = vec![told(first.origin, first.readings)];
        while let Some(next) = days.next_if(|next| next.day == first.day) {
            told.push(self::told(next.origin, next.readings));
        }
        all.extend(together(told));
    }
    all
}

fn told(origin: store::ReadingOrigin, day: ReadingDay) -> Told {
    Told { way: origin.way, since: origin.since, day }
}

fn view(
    extent: &ReadingExtent,
    last: &[Observation],
    accounts: &Accounts,
    now: DateTime<Utc>,
    born: Option<NaiveDate>,
) -> MetricView {
    let unit = extent.metric.unit();
    let begin = |day| ReadingDay::begin(day).map_or_else(|| Instant::from(DateTime::<Utc>::UNIX_EPOCH), Instant::from);
    let mut newest = last.iter().rev().map(|one| shown(one, accounts, now, born));
    MetricView {
        metric: extent.metric,
        unit: unit.code().to_owned(),
        loinc: extent.metric.loinc(Some(unit)).to_owned(),
        count: count(usize::try_from(extent.count).unwrap_or(usize::MAX)),
        first: begin(extent.first_day),
        last: begin(extent.last_day),
        latest: newest.next(),
        previous: newest.next(),
        ranges: Vec::new(),
    }
}
