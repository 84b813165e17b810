//! A sensor's glucose over the last days: the figures that the consensus of 2019 asks for, where there is enough for them
//! (rules X-GLU-04 to X-GLU-08). Finger-sticks never come in here.

use chrono::{Days, Utc};
use chrono_tz::Tz;
use domain::PatientKey;
use domain::glucose::{Active, Limits, Population, Profile, Sample, Summary};
use domain::observation::{Metric, ReadingDay};

use super::overview::observations;
use super::whose::whose;
use crate::access::Chart;
use crate::views::GlucoseView;
use crate::{ClinicError, Result};

/// The longest stretch that is summarised, in days.
const LONGEST: u32 = 90;

impl Chart {
    /// What a sensor told of the last `days` whole days and of today so far, at the wall time of the patient: with today as one
    /// of them there would never be enough before midnight. Goals, and the limits by
    /// which readings are judged, are those of a population that a person named; of none there are no goals.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here, [`ClinicError::Invalid`] for no day or more than 90.
    pub async fn glucose(
        &self,
        patient: &PatientKey,
        days: u32,
        population: Option<Population>,
    ) -> Result<Option<GlucoseView>> {
        self.opens(patient).await?;
        if !(1..=LONGEST).contains(&days) {
            return Err(ClinicError::Invalid { field: "days", what: "outOfRange" });
        }
        let clinic = &*self.clinic;
        let person = whose(clinic, patient).await?;
        self.opens_chart(patient).await?;
        let zone: Tz = person.zone.parse().unwrap_or(Tz::UTC);
        let now = Utc::now();
        let first = now.with_timezone(&zone).date_naive() - Days::new(u64::from(days));
        // A day earlier and one later than the wall's: where it begins and ends depends on the zone.
        let span = ReadingDay::of(now) - i64::from(days) - 1..=ReadingDay::of(now) + 1;
        let kept = clinic.store.ledger().reading_days(&person.keys, Metric::SensorGlucose, span).await?;
        let limits = population.map_or(Limits::Usual, Population::limits);
        let made = tokio::task::spawn_blocking(move || {
            let samples: Vec<Sample> = observations(kept)
                .iter()
                .filter(|one| one.reading.effective.start <= now)
                .filter(|one| one.reading.effective.start.with_timezone(&zone).date_naive() >= first)
                .filter_map(|one| Sample::of(&one.reading, limits))
                .collect();
            view(&samples, zone, population)
        });
        made.await.map_err(|_| ClinicError::Closing)
    }
}

/// Nothing for fewer than two readings: not even how long a sensor was active can be told of one.
fn view(samples: &[Sample], zone: Tz, population: Option<Population>) -> Option<GlucoseView> {
    let active = Active::of(samples)?;
    let summary = Summary::of(samples)?;
    let enough = active.sufficient;
    Some(GlucoseView {
        active,
        summary,
        goals: population.filter(|_| enough).map(|population| population.goals(&summary)).unwrap_or_default(),
        population,
        profile: if enough { Profile::of(samples, zone).bins } else { Vec::new() },
    })
}
