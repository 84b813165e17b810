//! The ranges of a person, with what they were before, and what they could not judge.

use std::collections::BTreeMap;

use chrono::Utc;
use domain::PatientKey;
use domain::alert::{Standing, TOO_OLD, Terms, Unjudged, watch};
use store::ThresholdRow;

use super::{DAYS, judge, shown};
use crate::access::Chart;
use crate::metrics::{Whose, observations, whose};
use crate::views::{RangesView, UnjudgedCount, count};
use crate::{Clinic, ClinicError, Result};

impl Chart {
    /// The ranges that are set for the person of a record, whichever of their records they were set at.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here.
    pub async fn ranges(&self, patient: &PatientKey) -> Result<RangesView> {
        let clinic = &*self.clinic;
        self.opens(patient).await?;
        let person = whose(clinic, patient).await?;
        self.opens_chart(patient).await?;
        let rows = clinic.store.ledger().thresholds_of(&person.keys).await?;
        let (mut ranges, mut past) = (Vec::new(), Vec::new());
        for row in &rows {
            let mut view = shown::range(row);
            if row.ended_at.is_none() {
                view.unjudged = unjudged(clinic, &person, row).await?;
                ranges.push(view);
            } else {
                past.push(view);
            }
        }
        Ok(RangesView { ranges, past, too_old_hours: too_old_hours(), days: u32::try_from(DAYS).unwrap_or_default() })
    }
}

/// How old a reading may be when it arrives, in hours.
pub(super) fn too_old_hours() -> u32 {
    u32::try_from(TOO_OLD.num_hours()).unwrap_or_default()
}

/// What a range could not judge. What was there before it was set is no fault of a reading and is not counted.
async fn unjudged(clinic: &Clinic, person: &Whose, row: &ThresholdRow) -> Result<Vec<UnjudgedCount>> {
    let now = Utc::now();
    let (first, _) = judge::begin(row.set_at, now);
    // What is dated in the future has no last day.
    let days = clinic.store.ledger().reading_days(&person.keys, row.threshold.metric, first..=i64::MAX).await?;
    let (threshold, terms) = (row.threshold.clone(), Terms { set: row.set_at, now, born: person.born });
    let counted = tokio::task::spawn_blocking(move || {
        let mut counts: BTreeMap<Unjudged, usize> = BTreeMap::new();
        for (_, why) in watch(&threshold, Standing::default(), &observations(days), terms).unjudged {
            *counts.entry(why).or_default() += 1;
        }
        counts
    });
    let counts = counted.await.map_err(|_| ClinicError::Closing)?;
    let told = counts.into_iter().filter(|(why, _)| *why != Unjudged::Before);
    Ok(told.map(|(why, number)| UnjudgedCount { why, count: count(number) }).collect())
}
