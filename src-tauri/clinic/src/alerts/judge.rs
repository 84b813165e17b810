//! Judging what is due, behind the screens: at once where readings were kept, and all of it now and then, since whose a
//! reading is may become known later.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::PatientKey;
use domain::alert::{TOO_OLD, Terms, watch};
use domain::observation::ReadingDay;
use store::{AlertRow, ThresholdRow};
use tokio_util::sync::CancellationToken;

use super::DAYS;
use super::settle::{Change, Looked, changes, standing};
use crate::metrics::{Whose, observations, whose};
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

/// How many marks are taken at a time.
const AT_ONCE: u32 = 500;
/// How long to wait for what nobody told of.
const IDLE: TimeDelta = TimeDelta::seconds(30);
/// How often everything is judged, due or not.
const EVERYTHING: TimeDelta = TimeDelta::minutes(10);
/// How long a mirror that is read again is waited for.
const REBUILDING: TimeDelta = TimeDelta::minutes(30);

/// Judges until the clinic closes.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    let mut all_after = Utc::now();
    let waits_until = Utc::now() + clinic.pace.scaled(REBUILDING);
    loop {
        // While a lost mirror is read again, whose a reading is may not be known yet: what is due waits, but not for ever.
        if clinic.rebuilding().is_none() || Utc::now() >= waits_until {
            if let Err(error) = due(&clinic).await {
                tracing::error!(%error, "readings could not be judged");
            }
            if Utc::now() >= all_after {
                if let Err(error) = everything(&clinic).await {
                    tracing::error!(%error, "ranges could not be looked through");
                }
                all_after = Utc::now() + clinic.pace.scaled(EVERYTHING);
            }
        }
        let pause = clinic.pace.scaled(IDLE).to_std().unwrap_or(Duration::from_secs(30)).max(Duration::from_millis(50));
        tokio::select! {
            () = stop.cancelled() => return,
            () = clinic.alerts.wake.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// The people whose ranges are looked at in one round; none for a record that is not on this device now.
#[derive(Default)]
struct People(HashMap<PatientKey, Option<Whose>>);

impl People {
    async fn get(&mut self, clinic: &Clinic, patient: &PatientKey) -> Result<Option<&Whose>> {
        if !self.0.contains_key(patient) {
            let found = match whose(clinic, patient).await {
                Ok(found) => Some(found),
                Err(ClinicError::NotFound(_)) => None,
                Err(error) => return Err(error),
            };
            self.0.insert(patient.clone(), found);
        }
        Ok(self.0.get(patient).and_then(Option::as_ref))
    }
}

/// Judges what is marked as due.
async fn due(clinic: &Clinic) -> Result<()> {
    let ledger = clinic.store.ledger();
    let marks = ledger.due_readings(AT_ONCE).await?;
    let mut people = People::default();
    for mark in &marks {
        for row in ledger.thresholds_in_force(Some(mark.metric)).await? {
            let Some(person) = people.get(clinic, &row.patient).await? else { continue };
            if row.patient == mark.patient || person.keys.contains(&mark.patient) {
                judge(clinic, &row, person).await?;
            }
        }
        let mut tx = ledger.begin().await?;
        tx.take_due_reading(mark).await?;
        tx.commit().await?;
    }
    if !marks.is_empty() {
        // What was judged may have marked more, and more may have come than were taken.
        super::look_again(clinic);
    }
    Ok(())
}

async fn everything(clinic: &Clinic) -> Result<()> {
    let mut people = People::default();
    for row in clinic.store.ledger().thresholds_in_force(None).await? {
        if let Some(person) = people.get(clinic, &row.patient).await? {
            judge(clinic, &row, person).await?;
        }
    }
    Ok(())
}

/// The first moment whose readings a range judges.
pub(super) fn begin(set: DateTime<Utc>, now: DateTime<Utc>) -> (i64, DateTime<Utc>) {
    let first = ReadingDay::of(set - TOO_OLD).max(ReadingDay::of(now) - DAYS);
    (first, ReadingDay::begin(first).unwrap_or(set))
}

/// Judges the readings of a person by one of their ranges, and keeps what came of it.
async fn judge(clinic: &Clinic, row: &ThresholdRow, person: &Whose) -> Result<()> {
    let ledger = clinic.store.ledger();
    let now = Utc::now();
    let (first, begin) = begin(row.set_at, now);
    let days = ledger.reading_days(&person.keys, row.threshold.metric, first..=ReadingDay::of(now) + 1).await?;
    // Only this task changes alerts, but for those of a range that is ended meanwhile: that is seen below.
    let kept: Vec<AlertRow> = ledger.alerts_of(&[row.id.as_str()]).await?.into_iter().rev().collect();
    let (threshold, terms) = (row.threshold.clone(), Terms { set: row.set_at, now, born: person.born });
    let id = row.id.clone();
    let found = tokio::task::spawn_blocking(move || {
        let readings = observations(days);
        let watched = watch(&threshold, standing(&kept, begin), &readings, terms);
        changes(&id, kept, &watched.episodes, &Looked { readings: &readings, begin, now })
    });
    let found = found.await.map_err(|_| ClinicError::Closing)?;
    if found.is_empty() {
        return Ok(());
    }
    let mut tx = ledger.begin().await?;
    if !tx.threshold_is_in_force(&row.id).await? {
        return Ok(());
    }
    for change in &found {
        match change {
            Change::Raised(alert) => tx.add_alert(alert).await?,
            Change::Moved(alert) => tx.put_alert_end(alert).await?,
        }
    }
    tx.commit().await?;
    clinic.events.stale(&[Tag::Alerts]);
    Ok(())
}
