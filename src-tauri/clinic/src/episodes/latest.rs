//! What was last read of a patient's episodes, and reading them again behind the screen: the list (SOLO-24), then the
//! visits of each (SOLO-27). They are read when somebody looks, not on a rhythm: Solo tells nothing when they change.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{PatientKey, VisitId};
use futures::StreamExt;
use store::EpisodesOfPatient;

use super::learn::learn;
use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::problem::{FailureKind, VendorFailure};
use crate::views::Tag;
use crate::{Clinic, Result};

const FRESH: TimeDelta = TimeDelta::seconds(30);
const AT_ONCE: usize = 4;

/// Which patients' episodes are being read, and for whom reading failed last.
#[derive(Default)]
pub(crate) struct Readings {
    of: Mutex<HashMap<PatientKey, Reading>>,
}

#[derive(Clone, Copy)]
enum Reading {
    UnderWay,
    Failed(DateTime<Utc>, FailureKind),
}

impl Readings {
    fn get(&self, patient: &PatientKey) -> Option<Reading> {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).get(patient).copied()
    }

    /// False when they are being read already.
    fn begin(&self, patient: &PatientKey) -> bool {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(of.get(patient), Some(Reading::UnderWay)) {
            return false;
        }
        of.insert(patient.clone(), Reading::UnderWay);
        true
    }

    fn end(&self, patient: &PatientKey, failed: Option<FailureKind>) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        match failed {
            Some(kind) => of.insert(patient.clone(), Reading::Failed(Utc::now(), kind)),
            None => of.remove(patient),
        };
    }
}

/// What is known, and whether more is being asked for.
pub(super) struct Latest {
    pub(super) kept: EpisodesOfPatient,
    pub(super) reading: bool,
    pub(super) failed: Option<FailureKind>,
}

/// What was last read, and a new reading under way when that is old or older than `changed`, when a change of ours was
/// settled last.
pub(super) async fn latest(
    clinic: &Arc<Clinic>,
    key: &PatientKey,
    patient: &str,
    changed: Option<DateTime<Utc>>,
) -> Result<Latest> {
    let kept = clinic.store.mirror().episodes(key).await?;
    let now = Utc::now();
    let fresh = clinic.pace.scaled(FRESH);
    // After a failure nothing is asked again at once, however often the page looks.
    let may_ask = match clinic.episode_readings.get(key) {
        Some(Reading::Failed(at, _)) => now - at > fresh,
        _ => true,
    };
    if is_stale(kept.read_at, changed, now, fresh) && may_ask {
        read_behind(clinic, key, patient);
    }
    let (reading, failed) = match clinic.episode_readings.get(key) {
        Some(Reading::UnderWay) => (true, None),
        Some(Reading::Failed(_, kind)) => (false, Some(kind)),
        None => (false, None),
    };
    Ok(Latest { kept, reading, failed })
}

/// Never asked for, asked for too long ago, or before a change of ours was settled: the answer may lack it.
fn is_stale(
    asked_at: Option<DateTime<Utc>>,
    changed: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    fresh: TimeDelta,
) -> bool {
    asked_at.is_none_or(|at| now - at > fresh || changed.is_some_and(|changed| at <= changed))
}

fn read_behind(clinic: &Arc<Clinic>, key: &PatientKey, patient: &str) {
    let Some(account) = clinic.solo(&key.connection()) else {
        return;
    };
    if !account.may_read(Utc::now()) {
        return;
    }
    if !clinic.episode_readings.begin(key) {
        return;
    }
    let (clinic, key, patient) = (clinic.clone(), key.clone(), patient.to_owned());
    tokio::spawn(async move {
        let failed = match read(&clinic, &account, &key, &patient).await {
            Ok(failed) => failed,
            Err(error) => {
                tracing::error!(%error, "episodes could not be kept");
                None
            }
        };
        if let Some(failure) = &failed {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "episodes could not be read");
        }
        clinic.episode_readings.end(&key, failed.map(|failure| failure.kind));
        clinic.events.stale(&[Tag::Episodes]);
    });
}

/// Reads the list and shows it, then the visits of each episode. Gives the vendor's failure, if there was one.
async fn read(
    clinic: &Clinic,
    account: &SoloAccount,
    key: &PatientKey,
    patient: &str,
) -> Result<Option<VendorFailure>> {
    let connection = &account.row.id;
    let mirror = clinic.store.mirror();
    let asked_at = Utc::now();
    let read = match solo_calls::episodes(account, patient).await {
        Ok(read) => read,
        Err(failure) => return Ok(Some(failure)),
    };
    clinic.drift.note_all(connection, &read.drift);
    mirror.put_episodes(key, &read.episodes, asked_at).await?;
    clinic.events.stale(&[Tag::Episodes]);
    let ids: Vec<String> = read.episodes.into_iter().map(|episode| episode.id).collect();
    let mut answers = futures::stream::iter(ids.into_iter().map(|episode| async move {
        let asked_at = Utc::now();
        let answer = solo_calls::episode_visits(account, patient, &episode).await;
        (episode, asked_at, answer)
    }))
    .buffer_unordered(AT_ONCE);
    let mut failed = None;
    let mut numbers: Vec<i64> = Vec::new();
    while let Some((episode, asked_at, answer)) = answers.next().await {
        match answer {
            Ok(read) => {
                clinic.drift.note_all(connection, &read.drift);
                mirror.put_episode_visits(key, &episode, &read.visits, asked_at).await?;
                numbers.extend(read.visits.iter().map(|visit| visit.appointment));
            }
            Err(failure) => failed = Some(failure),
        }
    }
    let learned: Vec<VisitId> = learn(clinic, connection, numbers).await?;
    if !learned.is_empty() {
        clinic.refresher_wake.notify_one();
        clinic.events.stale(&[Tag::Board, Tag::Connections]);
    }
    Ok(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_asked_for_before_a_change_was_settled_is_stale_however_young_it_is() {
        let now = Utc::now();
        let ago = |seconds| Some(now - TimeDelta::seconds(seconds));
        assert!(is_stale(None, None, now, FRESH));
        assert!(!is_stale(ago(5), None, now, FRESH));
        assert!(!is_stale(ago(5), ago(9), now, FRESH));
        assert!(is_stale(ago(5), ago(2), now, FRESH));
        assert!(is_stale(ago(31), None, now, FRESH));
    }
}
